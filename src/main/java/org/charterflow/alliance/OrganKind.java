package org.charterflow.alliance;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The kinds of organs (机构); what a voting rule or a meeting duty is keyed by. */
public enum OrganKind {
    BOARD,
    SECRETARIAT,
    STEERING_COMMITTEE,
    EXPERT_COMMITTEE,
    TECHNICAL_COMMITTEE,
    OUTREACH_COMMITTEE,
    SAFETY_COMMITTEE,
    THINK_TANK,
    WORKING_GROUP,
    TEMPORARY_WORKING_GROUP,
    SIG,
    PROJECT;

    /** The word in tables and profiles: {@code technical-committee}. */
    @JsonValue
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether organs of this kind are set up and dissolved by decision instead of being named by the charter. */
    public boolean isGroup() {
        return compareTo(WORKING_GROUP) >= 0;
    }

    /**
     * @throws IllegalArgumentException if there is no such kind
     */
    public static OrganKind of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
