package org.charterflow.charter;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The governing documents of the alliances, every version of them. A version, once recorded, never changes. */
@Component
public class GoverningDocuments {

    /** The documents in force at an instant: of each the newest version that had taken effect, by name. */
    public List<GoverningDocument> inForce(String alliance, Instant at) {
        throw new UnsupportedOperationException(alliance);
    }

    /** Every version of every document of an alliance, newest first within a name. */
    public List<GoverningDocument> versions(String alliance) {
        throw new UnsupportedOperationException(alliance);
    }

    /** One version of a document. */
    public Optional<GoverningDocument> find(UUID id) {
        throw new UnsupportedOperationException(id.toString());
    }

    /** The text of a version: Markdown, both languages, one section per article. */
    public String text(UUID id) {
        throw new UnsupportedOperationException(id.toString());
    }
}
