package org.charterflow.project;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.charterflow.Article;
import org.charterflow.project.Support.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two members in support, other than the proposer, one for each unit. */
class SupportStandingTest {

    private static final UUID PROPOSER = UUID.randomUUID();
    private static final UUID FIRST = UUID.randomUUID();
    private static final UUID SECOND = UUID.randomUUID();

    private final List<Support> history = new ArrayList<>();

    @ParameterizedTest
    @Article("OSCAR-28")
    @CsvSource({"0, 2, false", "1, 1, false", "2, 0, true", "3, 0, true"})
    void twoDistinctMembersAreEnough(int supporters, int missing, boolean enough) {
        for (int i = 0; i < supporters; i++) {
            step(UUID.randomUUID(), Step.GIVEN);
        }
        SupportStanding standing = standing(2, 1);
        assertThat(standing.supporters()).hasSize(supporters);
        assertThat(standing.missing()).isEqualTo(missing);
        assertThat(standing.isEnough()).isEqualTo(enough);
    }

    @Test
    @Article("OSCAR-28")
    void theProposerDoesNotCountHoweverOftenItSupportsItself() {
        step(PROPOSER, Step.GIVEN);
        step(PROPOSER, Step.GIVEN);
        assertThat(standing(2, 1).supporters()).isEmpty();
    }

    @Test
    @Article("OSCAR-28")
    void aMemberCountsOnceWhoeverOfItsPersonsSpeaks() {
        step(FIRST, "first person", Step.GIVEN);
        step(FIRST, "second person", Step.GIVEN);
        assertThat(standing(2, 1).supporters()).containsExactly(FIRST);
        assertThat(standing(2, 1).isEnough()).isFalse();
    }

    @Test
    @Article("OSCAR-28")
    void aWithdrawalBringsItBackToOne() {
        step(FIRST, Step.GIVEN);
        step(SECOND, Step.GIVEN);
        assertThat(standing(2, 1).isEnough()).isTrue();
        step(FIRST, Step.WITHDRAWN);
        assertThat(standing(2, 1).supporters()).containsExactly(SECOND);
        assertThat(standing(2, 1).words().en()).contains("1 more");
        step(FIRST, Step.GIVEN);
        assertThat(standing(2, 1).isEnough()).isTrue();
    }

    @Test
    void whoLeavesTheAllianceSupportsNoMore() {
        step(FIRST, Step.GIVEN);
        step(FIRST, Step.FALLEN);
        assertThat(standing(2, 1).supporters()).isEmpty();
    }

    @Test
    void supportOfAnEarlierTextDoesNotCount() {
        step(FIRST, Step.GIVEN);
        assertThat(standing(2, 2).supporters()).isEmpty();
    }

    @Test
    void beingAskedIsNoSupportAndAskingAgainTakesNoneAway() {
        step(FIRST, Step.ASKED);
        step(SECOND, Step.GIVEN);
        step(SECOND, Step.ASKED);
        assertThat(standing(2, 1).supporters()).containsExactly(SECOND);
        assertThat(standing(2, 1).unanswered()).containsExactly(FIRST);
    }

    @Test
    @Article("COIA-8.1.3")
    void whereNoneIsDemandedNoneIsEnough() {
        assertThat(standing(0, 1).isEnough()).isTrue();
    }

    private SupportStanding standing(int needed, int version) {
        return SupportStanding.of(needed, PROPOSER, version, history);
    }

    private void step(UUID member, Step step) {
        step(member, "somebody", step);
    }

    private void step(UUID member, String by, Step step) {
        history.add(new Support(member, 1, step, by, "mail", Instant.EPOCH));
    }
}
