package org.charterflow.membership;

import org.charterflow.charter.Citation;
import org.charterflow.charter.Decision;
import org.jspecify.annotations.Nullable;

/**
 * Who decides on an admission (decision {@code admission-path}).
 *
 * @param board whether the board votes; otherwise the secretariat decides
 * @param matter what is voted on
 * @param seatOrgan the organ in which the class needs a seat; null where it needs none
 * @param seatCapacity the capacity of that seat
 */
record AdmissionPath(
        boolean board,
        @Nullable String matter,
        @Nullable String seatOrgan,
        @Nullable String seatCapacity,
        Citation citation) {

    static AdmissionPath of(Decision decision) {
        return new AdmissionPath(
                decision.text("path").equals("board"),
                decision.optionalText("matter"),
                decision.optionalText("needsSeatOrgan"),
                decision.optionalText("needsSeatCapacity"),
                decision.citation());
    }
}
