package org.charterflow.minutes;

import java.time.Instant;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * The minutes of one meeting, as they stand (会议纪要).
 *
 * @param caseNumber the meeting's case
 * @param organ the organ, as the meeting has it
 * @param revision the latest revision, from 1
 * @param edit counts the changes of a revision that is being written
 * @param answersUntil the end of the period in which the revision was confirmed; null while it has not ended
 */
public record Minutes(
        String caseNumber,
        String alliance,
        String organ,
        State state,
        int revision,
        int edit,
        @Nullable Instant answersUntil) {

    /** Where minutes stand. */
    public enum State {
        /** The organiser writes them. */
        DRAFT(Bilingual.of("纪要起草中", "minutes being drafted")),
        /** Those entitled to attend confirm or comment. */
        CIRCULATED(Bilingual.of("纪要确认中", "minutes being confirmed")),
        /** The organiser resolves the comments. */
        COMMENTS(Bilingual.of("处理纪要意见", "comments on the minutes being resolved")),
        PUBLISHED(Bilingual.of("纪要已发布", "minutes published"));

        private final Bilingual label;

        State(Bilingual label) {
            this.label = label;
        }

        public Bilingual label() {
            return label;
        }

        /** Whether the organiser writes at this time. */
        public boolean written() {
            return this == DRAFT || this == COMMENTS;
        }
    }
}
