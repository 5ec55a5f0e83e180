package org.charterflow.register;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.charterflow.casefile.CaseFile;
import org.charterflow.casefile.Need;
import org.charterflow.document.StoredDocument;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.NoticeSummary;
import org.jspecify.annotations.Nullable;

/**
 * A case as one viewer may see it.
 *
 * @param zone the alliance's zone, in which instants are shown
 * @param needs what the case still needs, the most urgent first
 * @param ballots the ballots the viewer may see, the earliest first
 * @param papers the documents the viewer may open
 * @param notices what became of the case's notices, the earliest first; empty for those who see no sums of them
 * @param history what happened, the earliest first
 * @param confidential whether the viewer sees addresses, reasons and data of the history
 */
public record CaseView(
        CaseFile caseFile,
        ZoneId zone,
        List<Need> needs,
        List<BallotView> ballots,
        List<StoredDocument> papers,
        List<NoticeSummary> notices,
        List<Happening> history,
        boolean confidential) {

    /** The needs that have a deadline. */
    public List<Need> deadlines() {
        return needs.stream().filter(need -> need.due() != null).toList();
    }

    /**
     * Something that happened.
     *
     * @param action the word for programs
     * @param words the same for people
     * @param actor who did it; null where it is a person's address that the viewer may not see
     * @param channel by which door, for programs
     * @param door the same for people
     * @param data details, empty for whoever may not see them
     */
    public record Happening(
            Instant at,
            String action,
            Bilingual words,
            @Nullable String actor,
            String channel,
            Bilingual door,
            @Nullable String article,
            Map<String, Object> data) {

        /** Whether no person did it. */
        public boolean automatic() {
            return channel.equals("engine") || channel.equals("timer");
        }

        /** The details in words of a language, by key. */
        public Map<String, String> details(Locale locale) {
            Map<String, String> details = new TreeMap<>();
            data.forEach((key, value) -> details.put(key, JournalWords.text(value, locale)));
            details.values().removeIf(String::isEmpty);
            return details;
        }
    }
}
