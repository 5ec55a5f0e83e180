package org.charterflow.alliance;

import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A member class (会员类别).
 *
 * @param description who belongs to it
 * @param seat the seat that goes with the class; null where none does
 */
public record MemberClass(
        String id,
        Bilingual name,
        Bilingual description,
        @Nullable SeatOfClass seat,
        String article) {

    /** A seat that a class carries: in which organ, in which capacity. */
    public record SeatOfClass(String organ, String capacity) {}
}
