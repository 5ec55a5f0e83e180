package org.charterflow.meeting;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.charterflow.charter.Citation;
import org.charterflow.charter.Decision;
import org.jspecify.annotations.Nullable;

/**
 * Who calls the meetings of an organ and who attends them, as the alliance's {@code meeting-rule} table answers.
 *
 * @param callers ids of the offices that call, chair and decide on requests
 * @param standIn ids of the offices that decide on requests while nobody holds one of the callers' offices
 * @param onRequest whether one who acts for a voting seat may ask for an extraordinary meeting
 * @param attendees ids of the offices that attend without a vote, beside those who sit in the organ
 * @param members whether all members attend
 * @param open whether its meetings are public
 */
record MeetingRule(
        List<String> callers,
        List<String> standIn,
        boolean onRequest,
        List<String> attendees,
        boolean members,
        boolean open,
        Citation citation) {

    static MeetingRule from(Decision decision) {
        return new MeetingRule(
                offices(decision.optionalText("callers")),
                offices(decision.optionalText("standIn")),
                decision.flag("onRequest"),
                offices(decision.optionalText("attendees")),
                decision.flag("members"),
                decision.flag("open"),
                decision.citation());
    }

    private static List<String> offices(@Nullable String ids) {
        return Stream.ofNullable(ids)
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(String::strip)
                .toList();
    }
}
