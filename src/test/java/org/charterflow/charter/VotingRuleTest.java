package org.charterflow.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.charterflow.charter.CharterTables.decide;

import org.charterflow.Article;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VotingRuleTest {

    @ParameterizedTest(name = "{0}: {1}, {2} days of discussion, {3}")
    @CsvSource({
        "admission, written, 0, R-OSCAR-3",
        "promotion, written, 0, R-OSCAR-3",
        "membership-class, written, 0, R-OSCAR-3",
        "amendment, meeting, 0, R-OSCAR-1",
        "working-group, meeting, 0, R-OSCAR-1",
        "temporary-working-group, meeting, 0, R-OSCAR-1",
        "election, meeting, 0, R-OSCAR-1",
        "recall, meeting, 0, R-OSCAR-1",
        "organisation, meeting, 0, R-OSCAR-1",
        "dissolution, meeting, 0, R-OSCAR-1",
        "late-item, meeting, 0, R-OSCAR-17",
        "seat, written, 3, R-OSCAR-2",
        "appointment, written, 3, R-OSCAR-2",
        "expulsion, written, 3, R-OSCAR-2",
        "policy, written, 3, R-OSCAR-2",
        "major, written, 3, R-OSCAR-2",
        "project-initiation, written, 3, R-OSCAR-2",
        "release, written, 3, R-OSCAR-2",
        "technical-decision, written, 3, R-OSCAR-2",
        "trademark, written, 3, R-OSCAR-2",
        "joint-ip, written, 3, R-OSCAR-2",
        "confidentiality, written, 3, R-OSCAR-2",
        "interpretation, written, 3, R-OSCAR-2",
        "unreachable-member, written, 3, R-OSCAR-2",
        "fee, written, 3, R-OSCAR-2",
    })
    @Article("OSCAR-12")
    @Article("OSCAR-17")
    @Article("OSCAR-39")
    @Article("OSCAR-40")
    void oscarsBoardAdoptsWithTwoThirdsOfAllVotes(String matter, String form, int discussion, String reading) {
        Decision rule = decide("oscar", "voting-rule", "organ", "board", "matter", matter);

        assertThat(rule.text("callers")).isEqualTo("chair,executive-chair");
        assertThat(rule.text("form")).isEqualTo(form);
        assertThat(rule.integer("discussionDays")).isEqualTo(discussion);
        assertThat(rule.text("openPeriod")).isEqualTo(form + "-ballot");
        assertThat(rule.text("base")).isEqualTo("entitled");
        assertFraction(rule, "threshold", 2, 3, true);
        assertFraction(rule, "quorum", 0, 1, true);
        assertThat(rule.text("absence")).isEqualTo("abstain");
        assertThat(rule.flag("recusal")).isFalse();
        assertThat(rule.text("source")).isEqualTo("charter");
        assertThat(rule.citation()).isEqualTo(new Citation("OSCAR-12", reading));
        assertCommon(rule);
    }

    @ParameterizedTest(name = "{0} {1}: {2}, {3}")
    @CsvSource({
        "wg-openstack, project-initiation, written, OSCAR-28",
        "wg-openstack, project-exception, written, OSCAR-28",
        "working-group, project-initiation, written, OSCAR-28",
        "temporary-working-group, project-exception, written, OSCAR-28",
        "wg-openstack, election, meeting, OSCAR-37",
        "wg-openstack, recall, meeting, OSCAR-37",
        "wg-openstack, late-item, meeting, OSCAR-37",
        "wg-openstack, project-status, written, OSCAR-37",
        "wg-openstack, technical-decision, written, OSCAR-37",
        "wg-openstack, release, written, OSCAR-37",
        "wg-openstack, opinion, written, OSCAR-37",
    })
    @Article("OSCAR-28")
    @Article("OSCAR-37")
    void oscarsWorkingGroupsDecideWithMoreThanHalfOfThoseVoting(
            String organ, String matter, String form, String article) {
        Decision rule = decide("oscar", "voting-rule", "organ", organ, "matter", matter);

        assertThat(rule.text("callers")).isEqualTo("leader,temporary-group-leader");
        assertThat(rule.text("form")).isEqualTo(form);
        assertThat(rule.text("base")).isEqualTo("cast");
        assertFraction(rule, "threshold", 1, 2, false);
        assertFraction(rule, "quorum", 1, 2, true);
        assertThat(rule.text("absence")).isEqualTo("not-counted");
        assertThat(rule.text("source")).isEqualTo("regulation");
        assertThat(rule.citation()).isEqualTo(new Citation(article, "R-OSCAR-11"));
        assertCommon(rule);
    }

    @ParameterizedTest(name = "{0} {1}: {2} as read in {3}")
    @CsvSource({
        "oscar, wg-openstack, OSCAR-17, R-OSCAR-31",
        "oscar, temporary-working-group, OSCAR-17, R-OSCAR-31",
        "coia, sig-platform, MODEL-18, R-COIA-22",
        "copu, wg-promotion, MODEL-18, R-MODEL-8",
    })
    @Article("OSCAR-17")
    @Article("COIA-13")
    @Article("MODEL-18")
    void theSecretaryGeneralCallsTheElectionOfAGroupWithoutALeader(
            String alliance, String organ, String article, String reading) {
        Decision rule = decide(alliance, "voting-rule", "organ", organ, "matter", "leader-vacancy");

        assertThat(rule.text("callers")).isEqualTo("secretary-general");
        assertThat(rule.text("form")).isEqualTo("written");
        assertThat(rule.text("base")).isEqualTo("cast");
        assertFraction(rule, "threshold", 1, 2, false);
        assertFraction(rule, "quorum", 1, 2, true);
        assertThat(rule.citation()).isEqualTo(new Citation(article, reading));
        assertCommon(rule);
        assertThat(decide(alliance, "voting-rule", "organ", "board", "matter", "leader-vacancy")
                        .isEmpty())
                .isTrue();
    }

    @ParameterizedTest(name = "{0}: {1}, {2} days of discussion, {3}")
    @CsvSource({
        "admission, written, 0, R-COIA-7",
        "promotion, written, 0, R-COIA-7",
        "membership-class, written, 0, R-COIA-7",
        "amendment, meeting, 0, R-COIA-6",
        "election, meeting, 0, R-COIA-6",
        "recall, meeting, 0, R-COIA-6",
        "organisation, meeting, 0, R-COIA-6",
        "dissolution, meeting, 0, R-COIA-6",
        "late-item, meeting, 0, R-COIA-6",
        "withdrawal, written, 3, R-COIA-7",
        "expulsion, written, 3, R-COIA-7",
        "seat, written, 3, R-COIA-7",
        "appointment, written, 3, R-COIA-7",
        "policy, written, 3, R-COIA-7",
        "major, written, 3, R-COIA-7",
        "release, written, 3, R-COIA-7",
        "trademark, written, 3, R-COIA-7",
        "joint-ip, written, 3, R-COIA-7",
        "confidentiality, written, 3, R-COIA-7",
        "interpretation, written, 3, R-COIA-7",
        "unreachable-member, written, 3, R-COIA-7",
        "fee, written, 3, R-COIA-7",
        "escrow, written, 3, R-COIA-7",
    })
    @Article("COIA-10")
    void coiasBoardVotesByRegulation(String matter, String form, int discussion, String reading) {
        Decision rule = decide("coia", "voting-rule", "organ", "board", "matter", matter);

        assertThat(rule.text("callers")).isEqualTo("chair");
        assertThat(rule.text("form")).isEqualTo(form);
        assertThat(rule.integer("discussionDays")).isEqualTo(discussion);
        assertThat(rule.text("base")).isEqualTo("present");
        assertFraction(rule, "threshold", 2, 3, true);
        assertFraction(rule, "quorum", 2, 3, true);
        assertThat(rule.text("absence")).isEqualTo("not-counted");
        assertThat(rule.flag("recusal")).isTrue();
        assertThat(rule.text("source")).isEqualTo("regulation");
        assertThat(rule.citation()).isEqualTo(new Citation("COIA-10", reading));
        assertCommon(rule);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "project-initiation",
                "project-status",
                "working-group",
                "temporary-working-group",
                "technical-decision",
                "certification",
                "release",
                "election",
                "recall",
                "opinion",
                "late-item"
            })
    @Article("COIA-15.7")
    @Article("COIA-16.2")
    @Article("COIA-16.3")
    void coiasTechnicalCommitteeAdoptsWithHalfOfThosePresent(String matter) {
        Decision rule = decide("coia", "voting-rule", "organ", "technical-committee", "matter", matter);

        assertThat(rule.text("callers")).isEqualTo("technical-committee-chair,technical-committee-vice-chair");
        assertThat(rule.text("form")).isEqualTo("meeting");
        assertThat(rule.text("base")).isEqualTo("present");
        assertFraction(rule, "threshold", 1, 2, true);
        assertFraction(rule, "quorum", 1, 2, true);
        assertThat(rule.flag("recusal")).isFalse();
        assertThat(rule.text("secrecy")).isEqualTo("open");
        assertThat(rule.text("visibility")).isEqualTo("live");
        assertThat(rule.text("source")).isEqualTo("charter");
        assertThat(rule.citation())
                .isEqualTo(new Citation("COIA-16.3", matter.equals("late-item") ? "R-COIA-12" : "R-COIA-5"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "copu, admission",
        "green, promotion",
        "hubei, amendment",
        "ciosa, election",
        "changfeng, withdrawal",
        "cocreate, working-group",
        "ualliance, late-item",
        "copu, expulsion",
        "copu, certification"
    })
    @Article("MODEL-1")
    @Article("MODEL-7")
    void theModelsBoardNeedsTwoThirdsPresentAndTwoThirdsOfThem(String alliance, String matter) {
        Decision rule = decide(alliance, "voting-rule", "organ", "board", "matter", matter);

        assertThat(rule.text("callers")).isEqualTo("chair,executive-chair,vice-chair,secretary-general");
        assertThat(rule.text("base")).isEqualTo("present");
        assertFraction(rule, "threshold", 2, 3, true);
        assertFraction(rule, "quorum", 2, 3, true);
        assertThat(rule.flag("recusal")).isTrue();
        assertThat(rule.text("source")).isEqualTo("model");
        assertThat(rule.citation().model()).isTrue();
        assertThat(rule.text("article")).isEqualTo("MODEL-1");
        assertCommon(rule);
    }

    @ParameterizedTest(name = "{0}: {1} {2}")
    @CsvSource({
        "oscar, expert-committee, opinion, false",
        "oscar, steering-committee, election, false",
        "coia, outreach-committee, election, true",
        "coia, sig-platform, opinion, true",
        "copu, expert-committee, opinion, true",
        "hubei, wg-promotion, project-initiation, true",
    })
    @Article("MODEL-2")
    void otherOrgansNeedHalfPresentAndMoreThanHalfOfThoseVoting(
            String alliance, String organ, String matter, boolean recusal) {
        Decision rule = decide(alliance, "voting-rule", "organ", organ, "matter", matter);

        assertThat(rule.text("base")).isEqualTo("cast");
        assertFraction(rule, "threshold", 1, 2, false);
        assertFraction(rule, "quorum", 1, 2, true);
        assertThat(rule.flag("recusal")).isEqualTo(recusal);
        assertThat(rule.text("source")).isEqualTo("model");
        assertThat(rule.text("article")).isEqualTo("MODEL-2");
        assertCommon(rule);
    }

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource({
        "oscar, board, withdrawal",
        "oscar, board, distribution",
        "oscar, wg-openstack, admission",
        "oscar, expert-committee, amendment",
        "coia, board, distribution",
        "coia, technical-committee, expulsion",
        "coia, board, project-initiation",
        "copu, board, distribution",
        "copu, expert-committee, admission",
    })
    @Article("OSCAR-27.1")
    @Article("COIA-25.7")
    void aMatterThatAnOrganDoesNotDecideHasNoRule(String alliance, String organ, String matter) {
        assertThat(decide(alliance, "voting-rule", "organ", organ, "matter", matter)
                        .isEmpty())
                .isTrue();
    }

    @Test
    void nothingIsDecidedWithoutOrganOrMatter() {
        assertThat(decide("oscar", "voting-rule", "organ", "board").isEmpty()).isTrue();
        assertThat(decide("oscar", "voting-rule", "matter", "admission").isEmpty())
                .isTrue();
        assertThat(decide("coia", "voting-rule").isEmpty()).isTrue();
    }

    private static void assertFraction(Decision rule, String name, int numerator, int denominator, boolean inclusive) {
        assertThat(rule.integer(name + "Numerator")).isEqualTo(numerator);
        assertThat(rule.integer(name + "Denominator")).isEqualTo(denominator);
        assertThat(rule.flag(name + "Inclusive")).isEqualTo(inclusive);
    }

    private static void assertCommon(Decision rule) {
        assertThat(rule.text("openPeriod")).isEqualTo(rule.text("form") + "-ballot");
        assertThat(rule.text("quorumBase")).isEqualTo("entitled");
        assertThat(rule.text("closes")).isEqualTo("all-voted");
        assertThat(rule.text("visibility")).isEqualTo("at-close");
        assertThat(rule.text("secrecy")).isEqualTo("open");
    }
}
