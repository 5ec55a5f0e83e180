package org.charterflow.mail;

import java.util.Optional;

/**
 * What somebody's calendar answered to an invitation (iTIP REPLY, RFC 5546): whether they mean to come. It is no vote and
 * confirms nothing.
 *
 * @param uid the event's uid, as in {@link CalendarEvent#uid}
 * @param sequence the sequence of the invitation it answers
 * @param attendee the mail address of whoever answered; proven
 */
public record CalendarReply(String uid, int sequence, String attendee, Attendance attendance) {

    /** The participation status that may be answered (RFC 5545, 3.2.12). */
    public enum Attendance {
        ACCEPTED,
        DECLINED,
        TENTATIVE;

        /** The status of this name, in whichever case; empty for statuses that are no answer. */
        public static Optional<Attendance> of(String partStat) {
            for (Attendance attendance : values()) {
                if (attendance.name().equalsIgnoreCase(partStat)) {
                    return Optional.of(attendance);
                }
            }
            return Optional.empty();
        }
    }
}
