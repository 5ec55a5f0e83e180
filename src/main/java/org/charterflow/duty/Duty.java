package org.charterflow.duty;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.charterflow.charter.Citation;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A meeting or an event that the charter demands again and again, from {@code duties.yaml}.
 *
 * @param id unique in the alliance
 * @param organ whose meeting or event it is: an organ's id, or a kind of group, each of which owes it; null for a plenary
 *     meeting, which is everybody's
 * @param times how many are to be held in each period
 * @param every the period, always one of the calendar
 * @param openOnly whether only meetings count that are open to the public
 * @param remind the offices that are warned beside the secretariat; those of a group are that group's own
 * @param reading id of the reading it rests on; null where the text is plain
 */
public record Duty(
        String id,
        Bilingual title,
        Kind kind,
        @Nullable String organ,
        int times,
        Every every,
        boolean openOnly,
        List<String> remind,
        String article,
        @Nullable String reading) {

    public Duty {
        remind = remind == null ? List.of() : List.copyOf(remind);
    }

    /** What is to be held. */
    public enum Kind {
        /** A meeting of all members (全会). */
        @JsonProperty("plenary")
        PLENARY(Bilingual.of("全会", "plenary meeting")),
        /** A meeting of an organ. */
        @JsonProperty("meeting")
        MEETING(Bilingual.of("会议", "meeting")),
        /** An event that an organ holds, such as one of promotion. */
        @JsonProperty("event")
        EVENT(Bilingual.of("活动", "event"));

        private final Bilingual label;

        Kind(Bilingual label) {
            this.label = label;
        }

        public Bilingual label() {
            return label;
        }
    }

    public Citation citation() {
        return new Citation(article, reading);
    }
}
