package org.charterflow.meeting;

import java.util.List;
import java.util.Map;
import org.charterflow.charter.DecisionTables;
import org.springframework.stereotype.Component;

/** The matters that a meeting itself can put to the vote: those for which its organ has a voting rule. */
@Component
class Matters {

    /** What an organ is asked without a process of its own; the others come to the agenda from their cases. */
    private static final List<String> MOTIONS = List.of(
            "policy",
            "major",
            "organisation",
            "dissolution",
            "release",
            "technical-decision",
            "trademark",
            "joint-ip",
            "confidentiality",
            "interpretation",
            "fee",
            "escrow",
            "certification",
            "election",
            "recall",
            "appointment",
            "seat",
            "opinion");

    private final DecisionTables tables;

    Matters(DecisionTables tables) {
        this.tables = tables;
    }

    List<String> of(Meeting meeting) {
        return meeting.plenary()
                ? List.of()
                : MOTIONS.stream().filter(matter -> decides(meeting, matter)).toList();
    }

    boolean decides(Meeting meeting, String matter) {
        return !meeting.plenary()
                && !tables.evaluate(
                                meeting.alliance(), "voting-rule", Map.of("organ", meeting.organ(), "matter", matter))
                        .isEmpty();
    }
}
