package org.charterflow.ballot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.charterflow.Article;
import org.charterflow.ballot.VotingRule.Absence;
import org.charterflow.ballot.VotingRule.Base;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TallyTest {

    @ParameterizedTest(name = "{1} of {0} in favour: {2}")
    @CsvSource({"9,6,ADOPTED", "9,5,REJECTED", "10,7,ADOPTED", "10,6,REJECTED", "1,1,ADOPTED", "3,2,ADOPTED"})
    @Article("OSCAR-12")
    void twoThirdsOfAllEntitledVotesAdopt(int entitled, int inFavour, Outcome outcome) {
        assertThat(written(Rules.OSCAR_12, entitled, inFavour, 0, entitled - inFavour)
                        .outcome())
                .isEqualTo(outcome);
    }

    @Test
    @Article("OSCAR-12")
    void anAbsentUnitCountsAsAbstaining() {
        Tally tally = written(Rules.OSCAR_12, 9, 5, 1, 0);

        assertThat(tally.abstaining()).isEqualTo(4);
        assertThat(tally.outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(tally.needed()).isEqualTo(6);
    }

    @Test
    @Article("OSCAR-12")
    void theResolutionPrintsItsArithmetic() {
        Tally tally = written(Rules.OSCAR_12, 9, 6, 0, 3);

        assertThat(tally.arithmetic().en())
                .isEqualTo("6 of 9 in favour, at least 6 needed (2/3 of all 9 entitled votes, OSCAR-12)");
        assertThat(tally.arithmetic().zh()).isEqualTo("9 票中 6 票同意，至少需 6 票（有权表决的全部 9 票的 2/3，OSCAR-12）");
    }

    @Test
    @Article("OSCAR-12")
    void aRunningBallotSaysWhatIsStillNeeded() {
        Tally tally = written(Rules.OSCAR_12, 9, 4, 1, 1);

        assertThat(tally.standing().en()).isEqualTo("2 more in favour needed; 3 seats have not voted");
        assertThat(tally.standing().zh()).isEqualTo("还需 2 票同意；3 个席位尚未表决");
        assertThat(tally.moreInFavourNeeded()).isEqualTo(2);
    }

    @Test
    void aBallotThatNobodyCanChangeAnyMoreSaysSo() {
        assertThat(written(Rules.OSCAR_12, 9, 6, 0, 0).standing().en())
                .isEqualTo("already certain: adopted; 3 seats have not voted");
        assertThat(written(Rules.OSCAR_12, 9, 0, 0, 4).standing().en())
                .isEqualTo("already certain: rejected; 5 seats have not voted");
        assertThat(written(Rules.OSCAR_12, 9, 5, 0, 4).standing().en())
                .isEqualTo("already certain: rejected; all seats have voted");
    }

    @Test
    @Article("COIA-16.3")
    void halfOfThosePresentAdoptAndAbstentionsStayInTheBase() {
        assertThat(present(Rules.COIA_16, 12, 6, 3, 0, 3).outcome()).isEqualTo(Outcome.ADOPTED);
        assertThat(present(Rules.COIA_16, 12, 7, 3, 2, 2).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(present(Rules.COIA_16, 12, 8, 4, 4, 0).outcome()).isEqualTo(Outcome.ADOPTED);
    }

    @Test
    @Article("COIA-16.2")
    void halfOfTheMembersAreAQuorum() {
        assertThat(present(Rules.COIA_16, 12, 6, 6, 0, 0).outcome()).isEqualTo(Outcome.ADOPTED);
        assertThat(present(Rules.COIA_16, 12, 5, 5, 0, 0).outcome()).isEqualTo(Outcome.NO_QUORUM);
        assertThat(present(Rules.COIA_16, 11, 5, 5, 0, 0).outcome()).isEqualTo(Outcome.NO_QUORUM);
    }

    @Test
    @Article("COIA-16.2")
    void aMissingQuorumIsPrintedWithItsArithmetic() {
        Tally tally = present(Rules.COIA_16, 12, 4, 4, 0, 0);

        assertThat(tally.arithmetic().en())
                .isEqualTo("4 of 12 present, at least 6 needed for the quorum (1/2, COIA-16.3)");
        assertThat(tally.standing().en())
                .isEqualTo("2 more seats have to take part for the quorum; enough in favour so far;"
                        + " 8 seats have not voted");
    }

    @Test
    @Article("COIA-16.3")
    void aQuorumReachedIsPrintedBesideTheMajority() {
        assertThat(present(Rules.COIA_16, 12, 6, 3, 0, 3).arithmetic().en())
                .isEqualTo("3 of 6 in favour, at least 3 needed (1/2 of the 6 seats present, COIA-16.3);"
                        + " 6 of 12 present, at least 6 needed for the quorum (1/2)");
    }

    @Test
    @Article("OSCAR-28")
    void moreThanHalfOfThoseVotingIsMoreThanHalf() {
        assertThat(written(Rules.WORKING_GROUP, 10, 3, 0, 3).outcome()).isEqualTo(Outcome.REJECTED);
        assertThat(written(Rules.WORKING_GROUP, 10, 4, 0, 3).outcome()).isEqualTo(Outcome.ADOPTED);
        assertThat(written(Rules.WORKING_GROUP, 10, 4, 0, 3).arithmetic().en())
                .startsWith("4 of 7 in favour, at least 4 needed (more than 1/2 of the 7 votes cast, OSCAR-28)");
    }

    @Test
    void aRecusedSeatLeavesVoteAndBase() {
        Tally tally = Tally.of(Rules.OSCAR_12, new Count(10, 1, 9, 6, 0, 3));

        assertThat(tally.base()).isEqualTo(9);
        assertThat(tally.outcome()).isEqualTo(Outcome.ADOPTED);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 5})
    void nothingIsAdoptedWithoutAVoteInFavour(int abstaining) {
        VotingRule rule = Rules.rule(
                new Fraction(1, 2), true, Base.FOR_AND_AGAINST, null, true, Absence.NOT_COUNTED, false, "COIA-10");

        assertThat(written(rule, 5, 0, abstaining, 0).outcome()).isEqualTo(Outcome.REJECTED);
    }

    @Test
    void aCountThatCannotBeIsRefused() {
        assertThatThrownBy(() -> new Count(9, 0, 10, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Count(9, 1, 9, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Count(9, 0, 5, 6, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Count(9, 0, 9, -1, 0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Tally written(VotingRule rule, int entitled, int inFavour, int abstaining, int against) {
        return present(rule, entitled, inFavour + abstaining + against, inFavour, abstaining, against);
    }

    private static Tally present(
            VotingRule rule, int entitled, int present, int inFavour, int abstaining, int against) {
        return Tally.of(rule, new Count(entitled, 0, present, inFavour, abstaining, against));
    }
}
