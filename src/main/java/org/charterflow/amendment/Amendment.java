package org.charterflow.amendment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * An amendment (修订案) as it stands: text and rules, decided together and in force together.
 *
 * @param organ id of the organ that decides on it
 * @param reason why it is proposed
 * @param draftedBy the account that drafts it
 * @param askedFor the day on which it is asked to be in force, in the alliance's zone; null for the first lawful one
 * @param report id of the impact report that the organ reads; null before it was written
 * @param ballot id of its ballot; null before
 * @param resolution number of the resolution that adopted it; null before
 * @param notice id of the notice to the members; null before
 * @param adoptedAt when it was adopted; null before
 * @param effectiveAt the first instant at which it is in force; expected only, until all members are reached
 * @param reachedAll whether every member has been reached, so that the instant is fixed
 */
public record Amendment(
        String caseNumber,
        String alliance,
        String organ,
        Bilingual title,
        String reason,
        String draftedBy,
        AmendmentState state,
        @Nullable LocalDate askedFor,
        @Nullable UUID report,
        @Nullable UUID ballot,
        @Nullable UUID withdrawalBallot,
        @Nullable String resolution,
        @Nullable UUID notice,
        @Nullable Instant adoptedAt,
        @Nullable Instant effectiveAt,
        boolean reachedAll) {

    /**
     * A document's new text.
     *
     * @param name which document, such as {@code charter}
     * @param base id of the version it was written from
     * @param text Markdown, a section for each article, in both languages
     * @param announced id of the announced version; null before it is adopted
     */
    public record ProposedDocument(
            String name, UUID base, String text, @Nullable UUID announced) {}

    /**
     * A changed table.
     *
     * @param baseSha256 SHA-256 of the text it was changed from
     * @param base that text
     * @param dmn as it will be deployed
     * @param gaps why combinations are left open that were answered until now; null where none are
     */
    public record ProposedTable(
            String decisionId,
            String baseSha256,
            String base,
            String dmn,
            @Nullable String gaps) {}

    /**
     * Somebody whom nothing reached.
     *
     * @param key the addressee's key in the notice
     * @param announcedAt since when the register announces the amendment to them
     * @param ballot the board's ballot on it; null before
     * @param decidedAt when the board decided; null before
     * @param accepted whether the board lets the announcement stand for the notice; null before
     */
    public record Unreached(
            String key,
            String name,
            String reason,
            Instant announcedAt,
            @Nullable UUID ballot,
            @Nullable Instant decidedAt,
            @Nullable Boolean accepted) {

        boolean isAccepted() {
            return Boolean.TRUE.equals(accepted);
        }
    }

    /** What it needs once it is adopted. */
    String resolutionNumber() {
        if (resolution == null) {
            throw new IllegalStateException(caseNumber + " was not adopted");
        }
        return resolution;
    }

    Instant effective() {
        if (effectiveAt == null) {
            throw new IllegalStateException(caseNumber + " was not adopted");
        }
        return effectiveAt;
    }
}
