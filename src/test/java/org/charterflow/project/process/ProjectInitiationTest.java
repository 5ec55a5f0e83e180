package org.charterflow.project.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Offices;
import org.charterflow.alliance.OrganKind;
import org.charterflow.alliance.Organs;
import org.charterflow.casefile.Need;
import org.charterflow.casefile.Needs;
import org.charterflow.charter.GoverningRules;
import org.charterflow.language.RuleViolation;
import org.charterflow.project.Project;
import org.charterflow.project.ProjectStatus;
import org.charterflow.project.Projects;
import org.charterflow.project.ProposalDiscussion;
import org.charterflow.project.SupportAnswer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Walks every path of {@code project-initiation.bpmn} on the real engine and database. */
@IntegrationTest
class ProjectInitiationTest {

    private static final Path RULE = Path.of("charters/oscar/project-initiation.dmn");

    @Autowired
    Initiation initiation;

    @Autowired
    ProcessEngine engine;

    @Autowired
    Projects projects;

    @Autowired
    ProposalDiscussion discussion;

    @Autowired
    Offices offices;

    @Autowired
    Organs organs;

    @Autowired
    Needs needs;

    @Autowired
    GoverningRules rules;

    @Autowired
    MutableClock clock;

    private Instant began;
    private Member proposer;
    private Member first;
    private Member second;
    private String group;

    @BeforeEach
    void atOscar() {
        began = clock.instant();
        initiation.at("oscar");
        proposer = initiation.member("enterprise");
        first = initiation.member("user");
        second = initiation.member("full");
        group = initiation.group(OrganKind.WORKING_GROUP, "wg", "enterprise", 4);
    }

    @AfterEach
    void giveBack() {
        initiation.giveBack();
        clock.set(began);
    }

    private Initiation proposed(Member... supporters) {
        return initiation.propose(proposer, initiation.answers(supporters));
    }

    private Initiation supported() {
        return proposed(first, second).support(first, SupportAnswer.GIVE).support(second, SupportAnswer.GIVE);
    }

    private Initiation discussed() {
        return supported().assign(group).nextTimer();
    }

    private String leader() {
        return initiation.leader(group, "leader");
    }

    @Test
    @Article("OSCAR-19")
    @Article("OSCAR-28")
    @Article("OSCAR-29.3")
    void twoSupportersAWorkingGroupAndTheBoardsFile() {
        proposed(first, second);
        assertThat(initiation.state()).isEqualTo("seeking-support");
        assertThat(need().what().en()).contains("2 more");
        assertThat(need().due()).isNotNull();

        initiation.supportByTask(first, "give").support(second, SupportAnswer.GIVE);
        assertThat(initiation.state()).isEqualTo("to-be-assigned");
        assertThat(need().who().en()).contains("secretariat");

        initiation.assign(group);
        assertThat(initiation.state()).isEqualTo("in-discussion");
        discussion.comment("oscar", initiation.caseNumber(), leader(), "建议补充测试计划", "link");

        initiation.nextTimer();
        assertThat(initiation.state()).isEqualTo("before-organ");
        initiation.vote(leader(), 3);

        assertThat(initiation.end()).isEqualTo("end_registered");
        Project project = projects.ofCase(initiation.caseNumber()).orElseThrow();
        assertThat(project.status()).isEqualTo(ProjectStatus.INCUBATING);
        assertThat(project.drivenBy()).isEqualTo(group);
        assertThat(project.proposer()).isEqualTo(proposer.id());
        assertThat(projects.leader(project).orElseThrow().userId())
                .isEqualTo(initiation.person(proposer).userId());
        assertThat(organs.get("oscar", project.id()).kind()).isEqualTo(OrganKind.PROJECT);
        assertThat(initiation.mails())
                .contains(
                        "proposal-received",
                        "support-requested",
                        "support-receipt",
                        "project-discussion",
                        "comment-receipt",
                        "project-filed",
                        "project-registered");
    }

    @Test
    @Article("OSCAR-28")
    void aUserMemberCannotPropose() {
        initiation.propose(first, initiation.answers(second));
        assertThat(initiation.end()).isEqualTo("end_refused");
        assertThat(initiation.mail("proposal-refused")).contains("OSCAR-28");
    }

    @Test
    void whatIsMissingIsNamedRemindedAndCompleted() {
        Map<String, String> answers = initiation.answers(first, second);
        answers.put("licence", "Own licence");
        answers.put("repository", "not a place");
        answers.remove("goals");
        initiation.propose(proposer, answers);
        assertThat(initiation.state()).isEqualTo("to-be-completed");
        assertThat(initiation.mail("proposal-incomplete")).contains("Own licence", "https://", "Goals");
        assertThat(need().what().en()).contains("Goals");

        initiation.nextTimer();
        assertThat(initiation.mail("proposal-incomplete")).contains("reminder");
        initiation.revise(
                proposer, Map.of("licence", "MulanPSL-2.0", "repository", "https://git.example/x", "goals", "镜像"));
        assertThat(initiation.state()).isEqualTo("seeking-support");
    }

    @Test
    void whatIsNotCompletedLapses() {
        Map<String, String> answers = initiation.answers();
        answers.remove("goals");
        initiation.propose(proposer, answers).nextTimer().nextTimer();
        assertThat(initiation.end()).isEqualTo("end_lapsedIncomplete");
    }

    @Test
    @Article("OSCAR-28")
    void supportersWhoAreTheProposerNamedTwiceOrNoMembersMakeItIncomplete() {
        Map<String, String> answers = initiation.answers(proposer, first, first);
        answers.merge("supporters", "无此单位", (named, more) -> named + "、" + more);
        initiation.propose(proposer, answers);
        assertThat(initiation.state()).isEqualTo("to-be-completed");
        assertThat(initiation.mail("proposal-incomplete"))
                .contains("cannot support it as well", "more than once", "no member of the alliance");
    }

    @Test
    void aLeaderWhoRepresentsNobodyIsNamed() {
        Map<String, String> answers = initiation.answers(first);
        answers.put("leader", "无此人");
        initiation.propose(proposer, answers);
        assertThat(initiation.mail("proposal-incomplete")).contains("无此人");
    }

    @Test
    @Article("OSCAR-28")
    void withoutSupportersItLapsesAfterAReminder() {
        proposed(first);
        initiation.nextTimer();
        assertThat(initiation.mail("support-requested")).contains("reminder");
        initiation.support(first, SupportAnswer.GIVE);
        assertThat(initiation.state()).isEqualTo("seeking-support");
        initiation.nextTimer();
        assertThat(initiation.end()).isEqualTo("end_lapsedUnsupported");
    }

    @Test
    @Article("OSCAR-28")
    void theGroupMayAdmitAnExceptionByItsOwnBallot() {
        exception();
        assertThat(initiation.state()).isEqualTo("exception-before-organ");
        initiation.vote(leader(), 3);
        assertThat(initiation.state()).isEqualTo("in-discussion");
        initiation.nextTimer().vote(leader(), 4);
        assertThat(initiation.end()).isEqualTo("end_registered");
    }

    @Test
    @Article("OSCAR-28")
    void theGroupMayRefuseTheException() {
        exception().vote(leader(), 1);
        assertThat(initiation.end()).isEqualTo("end_rejected");
        assertThat(initiation.mail("proposal-rejected")).contains("no exception was admitted");
    }

    private Initiation exception() {
        Map<String, String> answers = initiation.answers(first);
        answers.put("exceptionReason", "该领域会员甚少");
        initiation.propose(proposer, answers).support(first, SupportAnswer.GIVE);
        return initiation.nextTimer().nextTimer().assign(group);
    }

    @Test
    @Article("OSCAR-28")
    void othersMayJoinBeforeAndAfterThoseAskedHaveAnswered() {
        Member third = initiation.member("enterprise");
        proposed(first);
        initiation.supportByTask(first, "decline").support(second, SupportAnswer.GIVE);
        assertThat(initiation.state()).isEqualTo("seeking-support");
        initiation.support(third, SupportAnswer.GIVE);
        assertThat(initiation.state()).isEqualTo("to-be-assigned");

        initiation.propose(proposer, initiation.answers(first));
        initiation.support(second, SupportAnswer.GIVE).support(third, SupportAnswer.GIVE);
        assertThat(initiation.state()).isEqualTo("to-be-assigned");
    }

    @Test
    @Article("OSCAR-28")
    void theProposerCannotSupportItselfAndTwiceIsOnce() {
        proposed(first);
        assertThatThrownBy(() -> initiation.support(proposer, SupportAnswer.GIVE))
                .isInstanceOf(RuleViolation.class)
                .extracting(violation -> ((RuleViolation) violation).article())
                .asString()
                .startsWith("OSCAR-28");
        initiation.support(first, SupportAnswer.GIVE).support(first, SupportAnswer.GIVE);
        assertThat(initiation.state()).isEqualTo("seeking-support");
        assertThat(need().what().en()).contains("1 more");
    }

    @Test
    @Article("OSCAR-28")
    void aWithdrawalDuringTheVoteBringsItBackToOneAndSupportIsSoughtAgain() {
        discussed();
        assertThat(initiation.state()).isEqualTo("before-organ");
        initiation.support(first, SupportAnswer.WITHDRAW);
        assertThat(initiation.state()).isEqualTo("seeking-support");
        assertThat(initiation.mail("support-lost")).contains("1 more");
        initiation.support(first, SupportAnswer.GIVE);
        assertThat(initiation.state()).isEqualTo("to-be-assigned");
    }

    @Test
    void aSupporterWhoLeavesSupportsNoMore() {
        supported();
        initiation.leave(second);
        assertThat(initiation.state()).isEqualTo("seeking-support");
        assertThat(initiation.mail("support-lost")).contains("is no member any more");
    }

    @Test
    void aProposerWhoLeavesEndsTheCase() {
        supported();
        initiation.leave(proposer);
        assertThat(initiation.end()).isEqualTo("end_withdrawn");
        assertThat(initiation.mail("proposal-withdrawn")).contains("no member any more");
    }

    @Test
    void theProposerMayWithdrawUntilItHasEnded() {
        discussed().withdraw();
        assertThat(initiation.end()).isEqualTo("end_withdrawn");
    }

    @Test
    void aRevisionAsksTheSupportersAgain() {
        proposed(first, second).support(first, SupportAnswer.GIVE);
        initiation.revise(proposer, Map.of("goals", "另一目标"));
        assertThat(initiation.mail("support-requested")).contains("has changed");
        assertThat(need().what().en()).contains("2 more");

        initiation
                .support(first, SupportAnswer.GIVE)
                .support(second, SupportAnswer.GIVE)
                .assign(group);
        assertThat(initiation.state()).isEqualTo("in-discussion");
        initiation.revise(proposer, Map.of("goals", "第三个目标"));
        assertThat(initiation.state()).isEqualTo("seeking-support");

        initiation
                .support(first, SupportAnswer.GIVE)
                .support(second, SupportAnswer.GIVE)
                .assign(group)
                .nextTimer();
        assertThatThrownBy(() -> initiation.revise(proposer, Map.of("goals", "太晚")))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("vote on its text");
    }

    @Test
    @Article("OSCAR-28")
    void whatTheGroupDoesNotPassIsRejectedAndMayBeProposedAgain() {
        discussed().vote(leader(), 1);
        assertThat(initiation.end()).isEqualTo("end_rejected");
        assertThat(initiation.mail("proposal-rejected")).contains("propose it again");
        assertThatThrownBy(() -> initiation.support(first, SupportAnswer.WITHDRAW))
                .isInstanceOf(RuleViolation.class);
    }

    @Test
    void onlyAGroupAtWorkCanDecide() {
        supported();
        assertThatThrownBy(() -> initiation.assign("wg-unheard-of")).hasMessageContaining("organ at work");
        assertThatThrownBy(() -> initiation.complete(
                        "userTask_assignOrgan", Map.of("assignmentDecision", "return", "assignmentNote", "x")))
                .hasMessageContaining("does not have the secretariat examine");
    }

    @Test
    void aRuleMayHaveTheBoardVote() throws IOException {
        adopt(Files.readString(RULE).replace("<text>\"notice\"</text>", "<text>\"ballot\"</text>"));
        String chair = offices.holders("oscar", "chair").get(0).userId();
        try {
            discussed().vote(leader(), 3);
            assertThat(initiation.state()).isEqualTo("before-board");
            initiation.vote(chair, 9);
            assertThat(initiation.end()).isEqualTo("end_registered");
            discussed().vote(leader(), 3).vote(chair, 1);
            assertThat(initiation.end()).isEqualTo("end_rejected");
        } finally {
            adopt(Files.readString(RULE));
        }
    }

    /** From the beginning of the test on, so that rules given back leave nothing behind when the clock is. */
    private void adopt(String table) {
        rules.takeEffect(
                "oscar",
                Map.of("project-initiation", table),
                List.of(),
                began,
                UUID.randomUUID().toString());
    }

    @Test
    @Article("COIA-8.1.3")
    @Article("COIA-13")
    @Article("COIA-15.6")
    @Article("COIA-16.3")
    @Article("COIA-21.7")
    void elsewhereAnotherTableLeadsAnotherWay() {
        initiation.giveBack();
        initiation.at("coia");
        Member partner = initiation.member("partner");
        String sig = initiation.group(OrganKind.SIG, "sig", "ordinary", 3);
        initiation.propose(partner, initiation.answers());
        assertThat(initiation.state()).isEqualTo("to-be-assigned");

        initiation.complete(
                "userTask_assignOrgan", Map.of("assignmentDecision", "return", "assignmentNote", "请说明测试计划"));
        assertThat(initiation.mail("proposal-incomplete")).contains("请说明测试计划");
        initiation.revise(partner, Map.of("deliverables", "镜像站与测试计划"));

        initiation.complete(
                "userTask_assignOrgan",
                Map.of("assignmentDecision", "assign", "organ", "technical-committee", "opinionOrgan", sig));
        initiation.nextTimer();
        assertThat(initiation.state()).isEqualTo("opinion-asked");
        initiation.vote(initiation.leader(sig, "leader"), 1);
        assertThat(initiation.state()).isEqualTo("before-organ");
        initiation.vote(initiation.leader("technical-committee", "technical-committee-chair"), 100);

        assertThat(initiation.end()).isEqualTo("end_registered");
        assertThat(initiation.mails()).doesNotContain("support-requested", "project-filed");
    }

    @Test
    void aRepresentativeProposesByForm() {
        initiation.proposeByForm(proposer, initiation.answers(first, second));
        assertThat(initiation.state()).isEqualTo("seeking-support");
    }

    private Need need() {
        List<Need> found = needs.of("oscar", initiation.caseNumber());
        assertThat(found).isNotEmpty();
        return found.get(0);
    }
}
