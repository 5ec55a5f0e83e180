package org.charterflow.alliance;

import java.util.List;
import org.charterflow.language.Bilingual;

/** A kind of group that the charter lets the alliance set up, such as working groups. */
public record GroupRule(OrganKind kind, Bilingual name, List<SeatCapacity> capacities, String article) {

    public GroupRule {
        capacities = Lists.orEmpty(capacities);
    }
}
