package org.charterflow.casefile;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Something that happened, to be put on record.
 *
 * @param alliance id of the alliance
 * @param caseNumber the case it belongs to; null where it belongs to none
 * @param actor who did it: a user id, a mail address that was proven, or the name of a part of the system
 * @param channel by which door: {@code task}, {@code mail}, {@code link}, {@code api}, {@code form}, {@code timer},
 *     {@code engine}, {@code room} or
 *     {@code transcription}
 * @param action what was done, kebab-case, in the past tense, such as {@code vote-cast}
 * @param article the article it rests on, such as {@code OSCAR-12}; null where there is none
 * @param data what else is worth knowing, for programs and people; values that JSON can carry
 */
public record JournalEntry(
        String alliance,
        @Nullable String caseNumber,
        String actor,
        String channel,
        String action,
        @Nullable String article,
        Map<String, Object> data) {

    public JournalEntry {
        data = Map.copyOf(data);
    }

    /** An act in a case. */
    public static JournalEntry of(String alliance, @Nullable String caseNumber, Act act, Map<String, Object> data) {
        return new JournalEntry(alliance, caseNumber, act.actor(), act.channel(), act.action(), act.article(), data);
    }
}
