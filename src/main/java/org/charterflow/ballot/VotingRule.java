package org.charterflow.ballot;

import java.util.Arrays;
import java.util.List;
import org.charterflow.charter.Citation;
import org.charterflow.charter.Decision;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * How one organ decides one matter, as the alliance's {@code voting-rule} table answered when the ballot was prepared.
 *
 * @param callers ids of the offices that may open the ballot
 * @param form whether the question is put at a meeting or in writing
 * @param discussionDays days of discussion before the vote opens; 0 for none
 * @param openPeriod id of the period for which the vote is open
 * @param threshold the share in favour that adopts
 * @param inclusive whether exactly the threshold adopts ("at least"), or only more than it
 * @param base what the threshold is a share of
 * @param quorum the share of the entitled seats that has to be present; null where none is asked for
 * @param quorumInclusive whether exactly that share is a quorum
 * @param absence what a seat counts as that does not vote
 * @param recusal whether an interested seat leaves vote and base; if not, its interest is only shown
 * @param representation whether a seat may be represented at a meeting by the holder of a written proxy; only where a
 *     charter or a reading allows it, in a column {@code representation} that a table need not have
 * @param closing when the ballot closes before its deadline
 * @param visibility who sees the counts while it runs
 * @param secret whether it stays secret who voted how
 * @param source whether the charter itself says so, a regulation of the alliance, or the model
 * @param citation where the rule stands
 * @param decisionVersion version of the table that answered
 */
public record VotingRule(
        List<String> callers,
        Form form,
        int discussionDays,
        String openPeriod,
        Fraction threshold,
        boolean inclusive,
        Base base,
        @Nullable Fraction quorum,
        boolean quorumInclusive,
        Absence absence,
        boolean recusal,
        boolean representation,
        Closing closing,
        Visibility visibility,
        boolean secret,
        Source source,
        Citation citation,
        int decisionVersion) {

    private static final String MEETING_BALLOT = "meeting-ballot";

    public VotingRule {
        callers = List.copyOf(callers);
        if (!inclusive && threshold.numerator() == threshold.denominator()) {
            throw new IllegalArgumentException("Nothing is ever more than " + threshold + " of the votes");
        }
        if (discussionDays < 0) {
            throw new IllegalArgumentException("A discussion of " + discussionDays + " days");
        }
    }

    /** How the question is put. */
    public enum Form implements Coded {
        MEETING(Bilingual.of("会议表决", "vote at a meeting")),
        WRITTEN(Bilingual.of("通讯表决", "written ballot"));

        private final Bilingual label;

        Form(Bilingual label) {
            this.label = label;
        }

        public Bilingual label() {
            return label;
        }
    }

    /** What the threshold is a share of. */
    public enum Base implements Coded {
        /** All seats of the electorate that are not recused. */
        ENTITLED,
        /** The seats present, whatever they vote. */
        PRESENT,
        /** The votes cast, abstentions among them. */
        CAST,
        /** The votes for and against alone. */
        FOR_AND_AGAINST
    }

    /** What a seat counts as that does not vote. */
    public enum Absence implements Coded {
        ABSTAIN,
        NOT_COUNTED
    }

    /** When the ballot closes before its deadline. */
    public enum Closing implements Coded {
        /** When every seat has voted. */
        ALL_VOTED,
        /** As soon as no further vote can change the outcome. */
        DECIDED,
        /** Never. */
        DEADLINE
    }

    /** Who sees the counts while the ballot runs. */
    public enum Visibility implements Coded {
        /** Everybody who may see the ballot. */
        LIVE,
        /** Nobody before the end. */
        AT_CLOSE
    }

    /** Where the rule comes from. */
    public enum Source implements Coded {
        CHARTER(Bilingual.of("章程", "charter")),
        REGULATION(Bilingual.of("联盟规定", "by regulation")),
        MODEL(Bilingual.of("示范规则", "model rule"));

        private final Bilingual label;

        Source(Bilingual label) {
            this.label = label;
        }

        public Bilingual label() {
            return label;
        }
    }

    /**
     * Reads the answer of a {@code voting-rule} table.
     *
     * @throws IllegalArgumentException if a cell holds what no voting rule knows
     * @throws IllegalStateException if the table did not answer with exactly one row, or a cell is empty
     */
    public static VotingRule from(Decision decision) {
        int quorum = decision.integer("quorumNumerator");
        return new VotingRule(
                Arrays.stream(decision.text("callers").split(","))
                        .map(String::trim)
                        .toList(),
                Coded.of(Form.class, decision.text("form")),
                decision.integer("discussionDays"),
                decision.text("openPeriod"),
                new Fraction(decision.integer("thresholdNumerator"), decision.integer("thresholdDenominator")),
                decision.flag("thresholdInclusive"),
                Coded.of(Base.class, decision.text("base")),
                quorum == 0 ? null : new Fraction(quorum, decision.integer("quorumDenominator")),
                decision.flag("quorumInclusive"),
                Coded.of(Absence.class, decision.text("absence")),
                decision.flag("recusal"),
                Boolean.TRUE.equals(decision.rows().get(0).get("representation")),
                Coded.of(Closing.class, decision.text("closes")),
                Coded.of(Visibility.class, decision.text("visibility")),
                decision.text("secrecy").equals("secret"),
                Coded.of(Source.class, decision.text("source")),
                decision.citation(),
                decision.version());
    }

    /** The same rule where the question is put at a meeting, though it might have been put in writing. */
    VotingRule atMeeting() {
        return form == Form.MEETING
                ? this
                : new VotingRule(
                        callers,
                        Form.MEETING,
                        0,
                        MEETING_BALLOT,
                        threshold,
                        inclusive,
                        base,
                        quorum,
                        quorumInclusive,
                        absence,
                        recusal,
                        representation,
                        closing,
                        visibility,
                        secret,
                        source,
                        citation,
                        decisionVersion);
    }

    /** The least number of votes in favour that adopts on that base; nothing is adopted without one. */
    int neededOf(int baseSize) {
        return Math.max(1, inclusive ? threshold.atLeast(baseSize) : threshold.moreThan(baseSize));
    }

    /** The least number of seats that is a quorum of so many; 0 where the rule asks for none. */
    public int quorumOf(int voting) {
        if (quorum == null) {
            return 0;
        }
        return Math.max(1, quorumInclusive ? quorum.atLeast(voting) : quorum.moreThan(voting));
    }
}
