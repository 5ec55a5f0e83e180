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
        Closing closing,
        Visibility visibility,
        boolean secret,
        Source source,
        Citation citation,
        int decisionVersion) {

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
    public enum Form {
        MEETING("meeting", Bilingual.of("会议表决", "vote at a meeting")),
        WRITTEN("written", Bilingual.of("通讯表决", "written ballot"));

        private final String code;
        private final Bilingual label;

        Form(String code, Bilingual label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
        }

        public Bilingual label() {
            return label;
        }
    }

    /** What the threshold is a share of. */
    public enum Base {
        /** All seats of the electorate that are not recused. */
        ENTITLED("entitled"),
        /** The seats present, whatever they vote. */
        PRESENT("present"),
        /** The votes cast, abstentions among them. */
        CAST("cast"),
        /** The votes for and against alone. */
        FOR_AND_AGAINST("for-and-against");

        private final String code;

        Base(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** What a seat counts as that does not vote. */
    public enum Absence {
        ABSTAIN("abstain"),
        NOT_COUNTED("not-counted");

        private final String code;

        Absence(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** When the ballot closes before its deadline. */
    public enum Closing {
        /** When every seat has voted. */
        ALL_VOTED("all-voted"),
        /** As soon as no further vote can change the outcome. */
        DECIDED("decided"),
        /** Never. */
        DEADLINE("deadline");

        private final String code;

        Closing(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Who sees the counts while the ballot runs. */
    public enum Visibility {
        /** Everybody who may see the ballot. */
        LIVE("live"),
        /** Nobody before the end. */
        AT_CLOSE("at-close");

        private final String code;

        Visibility(String code) {
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /** Where the rule comes from. */
    public enum Source {
        CHARTER("charter", Bilingual.of("章程", "charter")),
        REGULATION("regulation", Bilingual.of("联盟规定", "by regulation")),
        MODEL("model", Bilingual.of("示范规则", "model rule"));

        private final String code;
        private final Bilingual label;

        Source(String code, Bilingual label) {
            this.code = code;
            this.label = label;
        }

        public String code() {
            return code;
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
                Codes.find(Form.values(), Form::code, decision.text("form")),
                decision.integer("discussionDays"),
                decision.text("openPeriod"),
                new Fraction(decision.integer("thresholdNumerator"), decision.integer("thresholdDenominator")),
                decision.flag("thresholdInclusive"),
                Codes.find(Base.values(), Base::code, decision.text("base")),
                quorum == 0 ? null : new Fraction(quorum, decision.integer("quorumDenominator")),
                decision.flag("quorumInclusive"),
                Codes.find(Absence.values(), Absence::code, decision.text("absence")),
                decision.flag("recusal"),
                Codes.find(Closing.values(), Closing::code, decision.text("closes")),
                Codes.find(Visibility.values(), Visibility::code, decision.text("visibility")),
                decision.text("secrecy").equals("secret"),
                Codes.find(Source.values(), Source::code, decision.text("source")),
                decision.citation(),
                decision.version());
    }

    /** The least number of votes in favour that adopts on that base; nothing is adopted without one. */
    int neededOf(int baseSize) {
        return Math.max(1, inclusive ? threshold.atLeast(baseSize) : threshold.moreThan(baseSize));
    }

    /** The least number of seats that is a quorum of so many; 0 where the rule asks for none. */
    int quorumOf(int voting) {
        if (quorum == null) {
            return 0;
        }
        return Math.max(1, quorumInclusive ? quorum.atLeast(voting) : quorum.moreThan(voting));
    }
}
