package org.charterflow.minutes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * The whole of the minutes, in their fixed format (OSCAR-29.6): for every item the proposer, the discussion, the
 * conclusion, and the vote as the sealed ballot has it.
 *
 * @param language the language its words begin with
 * @param edition which revision or version it is, and why, in words
 * @param place null where the meeting was held by a conference alone; {@code link} null where there was none
 * @param chair who presided; null where nobody is on record, as for the recorder
 * @param distribution whom it goes to
 */
public record MinutesContent(
        String caseNumber,
        String language,
        ZoneId zone,
        Bilingual alliance,
        Bilingual organ,
        Bilingual title,
        Bilingual kind,
        Bilingual edition,
        @Nullable String place,
        @Nullable String link,
        @Nullable String chair,
        @Nullable String recorder,
        List<SittingRecord> sittings,
        List<ItemRecord> items,
        String remarks,
        List<OpenPointRecord> openPoints,
        List<MinutesText.FollowUp> followUps,
        List<String> distribution) {

    /**
     * One stretch of the meeting and who was there.
     *
     * @param until null where it was never ended
     * @param quorum sums and quorum in words, such as 应到 9，实到 7，符合章程规定
     */
    public record SittingRecord(
            Instant from,
            @Nullable Instant until,
            Bilingual quorum,
            List<String> present,
            List<String> represented,
            List<String> inAttendance,
            List<String> absent) {}

    /**
     * An item of the agenda.
     *
     * @param exception what was out of the ordinary, such as that it was late; null for nothing
     * @param votes its votes: on its admission, and on the question
     * @param discussion what was written of the discussion; empty for nothing
     * @param conclusion what was written of the conclusion; may be empty where a vote concluded the item
     * @param confidential on whose mark it is confidential; null where it is not
     */
    public record ItemRecord(
            int number,
            Bilingual title,
            Bilingual kind,
            String proposer,
            @Nullable Bilingual exception,
            String discussion,
            List<VoteRecord> votes,
            String conclusion,
            @Nullable String confidential) {

        /** Whether a vote concluded it. */
        public boolean isDecided() {
            return votes.stream().anyMatch(vote -> !vote.onAdmission());
        }

        /** Whether a text says no more than the outcome of its vote, which the minutes read from the ballot. */
        boolean isOutcome(@Nullable String text) {
            return votes.stream()
                    .filter(vote -> !vote.onAdmission())
                    .map(VoteRecord::outcome)
                    .anyMatch(outcome -> outcome.both("zh").equals(text)
                            || outcome.both("en").equals(text));
        }

        /** Whether anything says how it ended. */
        boolean isConcluded() {
            return isDecided() || !conclusion.isBlank();
        }
    }

    /**
     * A counted vote, as its sealed ballot has it.
     *
     * @param onAdmission whether it was on admitting a late item
     * @param notVoted seats that may vote and did not
     * @param arithmetic why it was adopted or not, with rule and article
     * @param resolution number of the resolution; null where none was recorded
     * @param seal SHA-256 under which the ballot was sealed
     */
    public record VoteRecord(
            boolean onAdmission,
            Bilingual question,
            int inFavour,
            int against,
            int abstaining,
            int recused,
            int notVoted,
            Bilingual outcome,
            Bilingual arithmetic,
            @Nullable String resolution,
            Instant openedAt,
            Instant countedAt,
            String seal) {}

    /**
     * Something to be done, by whom.
     *
     * @param item the number of the item it came out of; null for none
     */
    public record OpenPointRecord(
            String task,
            String owner,
            LocalDate due,
            @Nullable Integer item) {}

    /**
     * The same without what is confidential: of such an item only the number is left, and that it is left out; what
     * is to be done about it, or was by an earlier meeting's, is not there.
     */
    public MinutesContent withoutConfidential() {
        return new MinutesContent(
                caseNumber,
                language,
                zone,
                alliance,
                organ,
                title,
                kind,
                edition,
                place,
                link,
                chair,
                recorder,
                sittings,
                items.stream().map(MinutesContent::open).toList(),
                remarks,
                openPoints.stream().filter(point -> !isConfidential(point)).toList(),
                followUps.stream().filter(point -> !point.confidential()).toList(),
                distribution);
    }

    public boolean hasConfidential() {
        return items.stream().anyMatch(item -> item.confidential() != null)
                || followUps.stream().anyMatch(MinutesText.FollowUp::confidential);
    }

    private boolean isConfidential(OpenPointRecord point) {
        return items.stream()
                .anyMatch(item -> item.confidential() != null && Objects.equals(item.number(), point.item()));
    }

    private static ItemRecord open(ItemRecord item) {
        return item.confidential() == null
                ? item
                : new ItemRecord(
                        item.number(), LEFT_OUT, item.kind(), "", null, "", List.of(), "", item.confidential());
    }

    /** Stands for the title of an item that is left out. */
    static final Bilingual LEFT_OUT = Bilingual.of("（保密，略）", "(confidential, left out)");
}
