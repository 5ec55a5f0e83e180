package org.charterflow.alliance;

import java.util.List;
import java.util.Optional;
import org.charterflow.language.Bilingual;

/**
 * An organ (机构) of an alliance with the capacities in which a unit may sit in it.
 *
 * @param id unique in the alliance: {@code board}, {@code wg-community}
 * @param capacities empty where no units sit in it (a secretariat, a committee of individuals)
 */
public record Organ(String id, OrganKind kind, Bilingual name, List<SeatCapacity> capacities, String article) {

    public Organ {
        capacities = Lists.orEmpty(capacities);
    }

    public Optional<SeatCapacity> capacity(String capacityId) {
        return capacities.stream().filter(c -> c.id().equals(capacityId)).findFirst();
    }
}
