package org.charterflow.minutes;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What somebody entitled to attend answered: a confirmation, or a comment on a passage.
 *
 * @param passage what it is on; null for a confirmation, as is {@code comment}
 * @param late whether it came after the period and so changes nothing
 * @param decision what the organiser made of a comment; null for none yet
 */
public record Answer(
        long id,
        String caseNumber,
        int revision,
        String key,
        String name,
        @Nullable Passage passage,
        @Nullable String comment,
        String channel,
        Instant at,
        boolean late,
        @Nullable Decision decision) {

    /**
     * What became of a comment.
     *
     * @param reason why; never null where it was declined
     */
    public record Decision(boolean accepted, @Nullable String reason, String by, Instant at) {}

    public boolean confirms() {
        return comment == null;
    }

    /** Whether the organiser still has to decide on it. */
    public boolean isOpen() {
        return comment != null && !late && decision == null;
    }
}
