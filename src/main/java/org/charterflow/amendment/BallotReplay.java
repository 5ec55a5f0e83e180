package org.charterflow.amendment;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.charterflow.ballot.Outcome;
import org.charterflow.ballot.PastBallot;
import org.charterflow.ballot.Tally;
import org.charterflow.ballot.VotingRule;
import org.charterflow.language.Bilingual;

/**
 * What the proposed voting rule would have made of the ballots that are decided: the sealed electorates and the votes as
 * they were cast, counted by the rule that the proposed table gives for the same organ and matter.
 *
 * @param organs the organs' ballots, by organ
 */
record BallotReplay(Map<String, OfOrgan> organs) {

    /**
     * The ballots of one organ.
     *
     * @param ballots how many it has decided
     * @param since when the first of them ended
     * @param otherwise those that would have ended otherwise, the earliest first
     */
    record OfOrgan(int ballots, Instant since, List<Otherwise> otherwise) {}

    /**
     * A ballot that would have ended otherwise.
     *
     * @param number of its resolution
     * @param before its outcome as recorded, with the arithmetic
     * @param after what it would have been, with the arithmetic; without a rule the organ would not have decided it
     */
    record Otherwise(String number, String caseNumber, Bilingual question, Bilingual before, Bilingual after) {}

    /** Counts again. The rule of an organ and a matter is empty where the proposed table has none. */
    static BallotReplay of(List<PastBallot> decided, Function<PastBallot, Optional<VotingRule>> proposed) {
        Map<String, OfOrgan> organs = new TreeMap<>();
        for (PastBallot ballot : decided) {
            OfOrgan before = organs.getOrDefault(ballot.organ(), new OfOrgan(0, ballot.endedAt(), List.of()));
            List<Otherwise> otherwise = new ArrayList<>(before.otherwise());
            otherwise(ballot, proposed.apply(ballot)).ifPresent(otherwise::add);
            organs.put(ballot.organ(), new OfOrgan(before.ballots() + 1, before.since(), List.copyOf(otherwise)));
        }
        return new BallotReplay(organs);
    }

    int otherwise() {
        return organs.values().stream()
                .mapToInt(organ -> organ.otherwise().size())
                .sum();
    }

    private static Optional<Otherwise> otherwise(PastBallot ballot, Optional<VotingRule> rule) {
        Optional<Tally> tally = rule.map(ballot::under);
        if (tally.map(Tally::outcome).filter(ballot.outcome()::equals).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(new Otherwise(
                ballot.number(),
                ballot.caseNumber(),
                ballot.question(),
                words(ballot.outcome(), ballot.under(ballot.rule())),
                tally.map(other -> words(other.outcome(), other))
                        .orElse(Bilingual.of("该机构不再决定此事项", "the organ would not decide the matter"))));
    }

    private static Bilingual words(Outcome outcome, Tally tally) {
        Bilingual arithmetic = tally.arithmetic();
        return Bilingual.of(
                outcome.label().zh() + "：" + arithmetic.zh(), outcome.label().en() + ": " + arithmetic.en());
    }
}
