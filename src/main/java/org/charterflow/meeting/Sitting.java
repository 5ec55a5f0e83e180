package org.charterflow.meeting;

import java.time.Instant;
import org.charterflow.ballot.Coded;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * One stretch of a meeting.
 *
 * @param position 1 for the first; each adjournment is followed by another
 * @param endedAt null while it lasts, as is {@code ending}
 */
public record Sitting(
        int position,
        Instant openedAt,
        @Nullable Instant endedAt,
        @Nullable Ending ending) {

    /** How a sitting ended. */
    public enum Ending implements Coded {
        ADJOURNED(Bilingual.of("休会", "adjourned")),
        /** Too few were there: nothing was decided, it is convened again. */
        NO_QUORUM(Bilingual.of("未达法定人数，另行召集", "no quorum, to be reconvened")),
        CLOSED(Bilingual.of("闭会", "closed"));

        private final Bilingual label;

        Ending(Bilingual label) {
            this.label = label;
        }

        public Bilingual label() {
            return label;
        }
    }
}
