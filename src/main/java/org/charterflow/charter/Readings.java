package org.charterflow.charter;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The readings of the charters. */
@Component
public class Readings {

    /** All readings an alliance relies on, its own first, then the model's. */
    public List<Reading> of(String alliance) {
        throw new UnsupportedOperationException(alliance);
    }

    /** One reading an alliance relies on. */
    public Optional<Reading> find(String alliance, String id) {
        return of(alliance).stream().filter(reading -> reading.id().equals(id)).findFirst();
    }
}
