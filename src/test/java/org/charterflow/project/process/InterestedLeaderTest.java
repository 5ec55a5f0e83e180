package org.charterflow.project.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.OrganKind;
import org.charterflow.alliance.Organs;
import org.charterflow.alliance.Representatives;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.ElectorateSeat;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.casefile.JournalRecord;
import org.charterflow.project.SupportAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The group's leader represents the unit that proposes; and a group that is gone before it has decided. */
@IntegrationTest
class InterestedLeaderTest {

    @Autowired
    Initiation initiation;

    @Autowired
    Ballots ballots;

    @Autowired
    Journal journal;

    @Autowired
    Members members;

    @Autowired
    Representatives representatives;

    @Autowired
    Organs organs;

    @Autowired
    Alliances alliances;

    @Autowired
    MutableClock clock;

    private Instant began;

    @BeforeEach
    void now() {
        began = clock.instant();
    }

    @AfterEach
    void giveBack() {
        initiation.giveBack();
        clock.set(began);
    }

    @Test
    @Article("OSCAR-28")
    void aLeaderWhoseUnitProposesVotesAndThatStandsOnRecord() {
        initiation.at("oscar");
        String group = initiation.group(OrganKind.WORKING_GROUP, "wg", "enterprise", 3);
        Member proposer = leader(group);
        Member first = initiation.member("user");
        Member second = initiation.member("full");
        initiation
                .propose(proposer, initiation.answers(first, second))
                .support(first, SupportAnswer.GIVE)
                .support(second, SupportAnswer.GIVE)
                .assign(group)
                .nextTimer();

        assertThat(entry("project-put-to-organ").data()).containsEntry("leaderInterested", true);
        initiation.vote(initiation.leader(group, "leader"), 3);
        assertThat(initiation.end()).isEqualTo("end_registered");
        Ballot ballot = latest();
        assertThat(ballots.electorate(ballot.id())).noneMatch(ElectorateSeat::recused);
        assertThat(ballots.tally(ballot.id()).count().inFavour()).isEqualTo(3);
    }

    @Test
    @Article("COIA-13")
    @Article("MODEL-7")
    void whereTheRuleRecusesTheLeadersUnitHasNoVoteAndIsNotCounted() {
        initiation.at("coia");
        String sig = initiation.group(OrganKind.SIG, "sig", "ordinary", 3);
        Member proposer = leader(sig);
        initiation.propose(proposer, initiation.answers());
        initiation.complete(
                "userTask_assignOrgan",
                Map.of("assignmentDecision", "assign", "organ", "technical-committee", "opinionOrgan", sig));
        initiation.nextTimer();
        assertThat(initiation.state()).isEqualTo("opinion-asked");
        Ballot opinion = latest();

        initiation.vote(initiation.leader(sig, "leader"), 2);

        assertThat(ballots.electorate(opinion.id()))
                .filteredOn(ElectorateSeat::recused)
                .extracting(ElectorateSeat::member)
                .containsExactly(proposer.id());
        assertThat(ballots.tally(opinion.id()).count().inFavour()).isEqualTo(2);
        assertThat(entry("opinion-given").data().toString()).contains("adopted");
    }

    @Test
    @Article("OSCAR-28")
    void aProposalWhoseGroupIsDissolvedIsAssignedToAnother() {
        initiation.at("oscar");
        String group = initiation.group(OrganKind.WORKING_GROUP, "wg", "enterprise", 3);
        String another = initiation.group(OrganKind.WORKING_GROUP, "wg", "enterprise", 3);
        Member first = initiation.member("user");
        Member second = initiation.member("full");
        initiation
                .propose(leader(another), initiation.answers(first, second))
                .support(first, SupportAnswer.GIVE)
                .support(second, SupportAnswer.GIVE)
                .assign(group);
        organs.dissolve("oscar", group, alliances.today("oscar"));
        assertThat(initiation.run().state()).isEqualTo("to-be-assigned");

        initiation.assign(another).nextTimer();
        assertThat(initiation.state()).isEqualTo("before-organ");
        organs.dissolve("oscar", another, alliances.today("oscar"));
        assertThat(initiation.run().state()).as("the vote ends with its group").isEqualTo("to-be-assigned");
        assertThat(latest().state().ended()).isTrue();
    }

    private Member leader(String group) {
        return members.get(representatives
                .byUserId(initiation.leader(group, "leader"))
                .orElseThrow()
                .member());
    }

    private Ballot latest() {
        List<Ballot> all = ballots.ofCase(initiation.caseNumber());
        return all.get(all.size() - 1);
    }

    private JournalEntry entry(String action) {
        return journal.of(initiation.caseNumber()).stream()
                .map(JournalRecord::entry)
                .filter(entry -> entry.action().equals(action))
                .findFirst()
                .orElseThrow();
    }
}
