package org.charterflow.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.charterflow.Article;
import org.charterflow.ballot.VotingRule.Absence;
import org.charterflow.ballot.VotingRule.Base;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The tally against rational arithmetic that knows nothing of it, for every electorate from 1 to 50. */
class TallyOracleTest {

    private static final List<Fraction> SHARES =
            List.of(new Fraction(1, 2), new Fraction(2, 3), new Fraction(3, 4), new Fraction(3, 5), new Fraction(1, 1));

    static IntStream electorates() {
        return IntStream.rangeClosed(1, 50);
    }

    static Stream<VotingRule> rules() {
        List<VotingRule> rules = new ArrayList<>();
        for (Fraction share : SHARES) {
            for (boolean inclusive : new boolean[] {true, false}) {
                if (inclusive || share.numerator() < share.denominator()) {
                    for (Base base : Base.values()) {
                        for (Absence absence : Absence.values()) {
                            for (@Nullable Fraction quorum : new @Nullable Fraction[] {null, new Fraction(1, 2)}) {
                                rules.add(Rules.rule(share, inclusive, base, quorum, inclusive, absence, true, "T"));
                            }
                        }
                    }
                }
            }
        }
        return rules.stream();
    }

    @ParameterizedTest
    @MethodSource("electorates")
    @Article("OSCAR-12")
    @Article("COIA-16.2")
    @Article("COIA-16.3")
    void everyCountOfEveryRuleEndsAsRationalArithmeticSays(int entitled) {
        rules().forEach(rule -> {
            for (int cast = 0; cast <= entitled; cast += Math.max(1, entitled / 12)) {
                for (int inFavour = 0; inFavour <= cast; inFavour++) {
                    int abstaining = (cast - inFavour) / 3;
                    Count count = new Count(entitled, 0, cast, inFavour, abstaining, cast - inFavour - abstaining);
                    assertThat(Tally.of(rule, count).outcome())
                            .as("%s %s", rule, count)
                            .isEqualTo(RationalOracle.outcome(rule, count));
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("electorates")
    void exactlyAtTheThresholdAdoptsAndOneBelowDoesNot(int entitled) {
        rules().forEach(rule -> {
            Tally whole = Tally.of(rule, new Count(entitled, 0, entitled, entitled, 0, 0));
            int needed = whole.needed();
            assertThat(Tally.of(rule, new Count(entitled, 0, entitled, needed, 0, entitled - needed))
                            .outcome())
                    .isEqualTo(Outcome.ADOPTED);
            assertThat(Tally.of(rule, new Count(entitled, 0, entitled, needed - 1, 0, entitled - needed + 1))
                            .outcome())
                    .isEqualTo(Outcome.REJECTED);
        });
    }

    @Test
    void whatIsCertainIsWhatEveryWayOfVotingEndsIn() {
        rules().forEach(rule -> {
            for (int entitled = 1; entitled <= 7; entitled++) {
                for (Count count : countsOf(entitled)) {
                    Tally tally = Tally.of(rule, count);
                    Set<Outcome> possible = RationalOracle.possible(rule, count);
                    assertThat(tally.certain()).as("%s %s", rule, count).isEqualTo(possible.size() == 1);
                    assertThat(tally.canBeAdopted()).isEqualTo(possible.contains(Outcome.ADOPTED));
                    assertThat(possible).contains(tally.outcome());
                }
            }
        });
    }

    private static List<Count> countsOf(int entitled) {
        List<Count> counts = new ArrayList<>();
        for (int recused = 0; recused <= Math.min(1, entitled); recused++) {
            int voting = entitled - recused;
            for (int present = 0; present <= voting; present++) {
                for (int inFavour = 0; inFavour <= present; inFavour++) {
                    for (int abstaining = 0; inFavour + abstaining <= present; abstaining++) {
                        for (int against = 0; inFavour + abstaining + against <= present; against++) {
                            counts.add(new Count(entitled, recused, present, inFavour, abstaining, against));
                        }
                    }
                }
            }
        }
        return counts;
    }
}
