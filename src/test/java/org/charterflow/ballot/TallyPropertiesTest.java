package org.charterflow.ballot;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.charterflow.ballot.VotingRule.Absence;
import org.charterflow.ballot.VotingRule.Base;

class TallyPropertiesTest {

    @Property
    void aFurtherVoteInFavourNeverHurts(@ForAll("rules") VotingRule rule, @ForAll("counts") Count count) {
        if (count.outstanding() > 0 && Tally.of(rule, count).outcome() == Outcome.ADOPTED) {
            assertThat(Tally.of(rule, count.withMoreInFavour(1)).outcome()).isEqualTo(Outcome.ADOPTED);
        }
    }

    @Property
    void turningAVoteAgainstIntoOneInFavourNeverHurts(@ForAll("rules") VotingRule rule, @ForAll("counts") Count count) {
        if (count.against() > 0 && Tally.of(rule, count).outcome() == Outcome.ADOPTED) {
            Count turned = new Count(
                    count.entitled(),
                    count.recused(),
                    count.present(),
                    count.inFavour() + 1,
                    count.abstaining(),
                    count.against() - 1);
            assertThat(Tally.of(rule, turned).outcome()).isEqualTo(Outcome.ADOPTED);
        }
    }

    @Property
    void whatWasCertainStaysHoweverTheRestVotes(
            @ForAll("rules") VotingRule rule, @ForAll("counts") Count count, @ForAll Random random) {
        Tally tally = Tally.of(rule, count);
        if (!tally.certain()) {
            return;
        }
        int inFavour = random.nextInt(count.outstanding() + 1);
        int against = random.nextInt(count.outstanding() - inFavour + 1);
        Count later = count.withMoreInFavour(inFavour).withMoreAgainst(against);
        assertThat(Tally.of(rule, later).outcome()).isEqualTo(tally.outcome());
        assertThat(Tally.of(rule, later).certain()).isTrue();
    }

    @Property
    void theFewestFurtherVotesInFavourAreEnoughAndOneLessIsNot(
            @ForAll("rules") VotingRule rule, @ForAll("counts") Count count) {
        int more = Tally.of(rule, count).moreInFavourNeeded();
        if (more > 0) {
            Tally short_ = Tally.of(rule, count.withMoreInFavour(more - 1));
            assertThat(short_.count().inFavour()).isLessThan(short_.needed());
        }
        if (more >= 0) {
            Tally enough = Tally.of(rule, count.withMoreInFavour(more));
            assertThat(enough.count().inFavour()).isGreaterThanOrEqualTo(enough.needed());
        }
    }

    @Property
    void theOrderOfVotesDoesNotMatter(
            @ForAll("rules") VotingRule rule,
            @ForAll @Size(max = 60) List<Choice> votes,
            @ForAll @IntRange(max = 20) int absent,
            @ForAll Random random) {
        List<Choice> shuffled = new ArrayList<>(votes);
        Collections.shuffle(shuffled, random);
        assertThat(Tally.of(rule, Count.of(votes.size() + absent, shuffled)))
                .isEqualTo(Tally.of(rule, Count.of(votes.size() + absent, votes)));
    }

    @Provide
    Arbitrary<VotingRule> rules() {
        Arbitrary<Fraction> shares =
                Arbitraries.of(new Fraction(1, 3), new Fraction(1, 2), new Fraction(2, 3), new Fraction(3, 4));
        return Combinators.combine(
                        shares,
                        Arbitraries.of(true, false),
                        Arbitraries.of(Base.class),
                        shares.injectNull(0.3),
                        Arbitraries.of(true, false),
                        Arbitraries.of(Absence.class))
                .as((threshold, inclusive, base, quorum, quorumInclusive, absence) ->
                        Rules.rule(threshold, inclusive, base, quorum, quorumInclusive, absence, true, "T"));
    }

    @Provide
    Arbitrary<Count> counts() {
        Arbitrary<Integer> upTo = Arbitraries.integers().between(0, 60);
        return Combinators.combine(
                        upTo, upTo, upTo, upTo, upTo, Arbitraries.integers().between(0, 3))
                .as((inFavour, abstaining, against, silent, absent, recused) -> {
                    int present = inFavour + abstaining + against + silent;
                    return new Count(present + absent + recused, recused, present, inFavour, abstaining, against);
                });
    }
}
