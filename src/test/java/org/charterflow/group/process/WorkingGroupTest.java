package org.charterflow.group.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.OrganKind;
import org.charterflow.alliance.Organs;
import org.charterflow.alliance.Seats;
import org.charterflow.casefile.Need;
import org.charterflow.casefile.Needs;
import org.charterflow.charter.Holidays;
import org.charterflow.charter.MadeUpYear;
import org.charterflow.group.GroupMembership;
import org.charterflow.group.GroupRegister;
import org.charterflow.group.LeaderSearch;
import org.charterflow.group.Recommendations;
import org.charterflow.language.RuleViolation;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Walks every path of {@code working-group.bpmn} on the real engine and database. */
@IntegrationTest
class WorkingGroupTest {

    @Autowired
    Founding founding;

    @Autowired
    GroupProcess process;

    @Autowired
    GroupMembership membership;

    @Autowired
    LeaderSearch leaders;

    @Autowired
    Recommendations recommendations;

    @Autowired
    GroupRegister register;

    @Autowired
    Organs organs;

    @Autowired
    Seats seats;

    @Autowired
    Alliances alliances;

    @Autowired
    Needs needs;

    @Autowired
    Holidays holidays;

    @Autowired
    MutableClock clock;

    private Instant began;
    private Member proposer;
    private Member first;
    private Member second;

    @BeforeEach
    void atOscar() {
        began = clock.instant();
        founding.at("oscar");
        proposer = founding.seated("board", "board", "board-member");
        first = founding.member("enterprise");
        second = founding.member("user");
    }

    @AfterEach
    void giveBack() {
        founding.at("oscar").giveBack();
        clock.set(began);
    }

    private String chair() {
        return founding.holder("chair");
    }

    private String secretary() {
        return founding.holder("secretary-general");
    }

    private String established() {
        founding.propose(proposer, founding.answers()).vote(chair(), true);
        return founding.group();
    }

    private void join(String group, Member... units) {
        for (Member unit : units) {
            membership.join("oscar", group, founding.user(unit), "api");
        }
    }

    private void recommend(String group, Member by, Member candidate) {
        recommendations.recommend(
                "oscar", group, founding.user(by), founding.person(candidate).email(), "api");
    }

    /** A working group of three units that the first of them leads. */
    private String led() {
        String group = established();
        join(group, first, second);
        recommend(group, first, first);
        founding.nextTimer().vote(secretary(), true).vote(chair(), true);
        assertThat(founding.end()).isEqualTo("end_led");
        return group;
    }

    @Test
    @Article("OSCAR-12")
    @Article("OSCAR-17")
    void aBoardMemberProposesTheBoardApprovesTheGroupElectsTheBoardAppoints() {
        founding.propose(proposer, founding.answers());
        assertThat(founding.state()).isEqualTo("before-organ");
        assertThat(founding.mail("group-proposal-received")).contains("OSCAR-17");
        founding.vote(chair(), true);

        String group = founding.group();
        assertThat(group).startsWith("wg-");
        assertThat(founding.state()).isEqualTo("seeking-leader");
        assertThat(need().what().en()).contains("candidates so far: 0");
        assertThat(need().due()).isNotNull();
        assertThat(founding.mails()).contains("group-established", "leader-recommendation");

        founding.nextTimer();
        assertThat(founding.mail("leader-recommendation")).contains("still has no leader");

        join(group, first, second);
        recommend(group, proposer, second);
        recommend(group, first, first);
        recommend(group, second, first);
        recommend(group, second, first);
        assertThat(need().what().en()).contains("candidates so far: 2");
        founding.nextTimer();
        assertThat(founding.state()).isEqualTo("before-group");
        founding.vote(secretary(), false);
        assertThat(founding.state()).as("the one whom fewer recommend").isEqualTo("before-group");
        founding.vote(secretary(), true);
        assertThat(founding.state()).isEqualTo("before-appointment");
        founding.vote(chair(), true);

        assertThat(founding.end()).isEqualTo("end_led");
        assertThat(leaders.leader("oscar", group).orElseThrow().userId()).isEqualTo(founding.user(second));
        assertThat(founding.mail("leader-in-office"))
                .contains(founding.person(second).name());
        GroupRegister.Entry shown = register.get("oscar", group);
        assertThat(shown.leader()).isEqualTo(founding.person(second).name());
        assertThat(shown.members()).containsExactlyInAnyOrder(proposer.name(), first.name(), second.name());
    }

    @Test
    @Article("OSCAR-17")
    void whatTheBoardDoesNotApproveIsRejected() {
        founding.propose(proposer, founding.answers()).vote(chair(), false);
        assertThat(founding.end()).isEqualTo("end_rejected");
        assertThat(founding.mail("group-case-closed")).contains("not adopted");
    }

    @Test
    @Article("OSCAR-17")
    void onlyABoardMemberProposesAndNothingIsMissing() {
        assertThatThrownBy(() -> founding.propose(first, founding.answers()))
                .isInstanceOfSatisfying(RuleViolation.class, refused -> {
                    assertThat(refused.article()).startsWith("OSCAR-17");
                    assertThat(refused.kind()).isEqualTo(RuleViolation.Kind.FORBIDDEN);
                });
        refuses("purpose", "purpose", "");
        refuses("endsOn", "endsOn", "2099-01-01");
        refuses("leader", "leader", founding.user(first));
        refuses("kind", "kind", "sig");
        refuses("nameZh", "nameZh", "理事会");
    }

    private void refuses(String field, String key, String value) {
        Map<String, String> answers = founding.answers();
        answers.put(key, value);
        assertThatThrownBy(() -> founding.propose(proposer, answers))
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.field()).isEqualTo(field));
    }

    @Test
    @Article("OSCAR-18")
    void aTemporaryGroupHasAnEndOrATaskAndALeaderWhoRepresentsAMember() {
        assertThatThrownBy(() -> founding.propose(proposer, founding.temporary()))
                .hasMessageContaining("an end or a task");
        Map<String, String> past = founding.temporary();
        past.put("endsOn", "2001-01-01");
        assertThatThrownBy(() -> founding.propose(proposer, past)).hasMessageContaining("to come");
        Map<String, String> stranger = founding.temporary();
        stranger.put("task", "发布指南");
        stranger.put("leader", "无此人");
        assertThatThrownBy(() -> founding.propose(proposer, stranger)).hasMessageContaining("无此人");
    }

    @Test
    @Article("OSCAR-18")
    void aTemporaryGroupIsLedByWhomTheBoardAppointedAndDissolvesAtItsEnd() {
        Map<String, String> answers = founding.temporary();
        answers.put("endsOn", alliances.today("oscar").plusDays(60).toString());
        answers.put("leader", founding.user(first));
        founding.propose(proposer, answers).vote(chair(), true);

        assertThat(founding.state()).isEqualTo("at-work");
        String group = founding.group();
        assertThat(leaders.leader("oscar", group).orElseThrow().userId()).isEqualTo(founding.user(first));
        assertThat(need().due()).isNotNull();
        assertThat(need().article()).startsWith("OSCAR-18");

        founding.nextTimer();
        assertThat(founding.end()).isEqualTo("end_dissolved");
        assertThat(organs.isAtWork("oscar", group)).isFalse();
        assertThat(founding.mail("group-dissolved")).contains("its life has ended", "OSCAR-18");
        GroupRegister.Entry shown = register.get("oscar", group);
        assertThat(shown.dissolvedOn()).isEqualTo(alliances.today("oscar"));
        assertThat(shown.leader()).isNull();
        assertThat(shown.members()).isEmpty();
        assertThatThrownBy(() -> membership.join("oscar", group, founding.user(second), "api"))
                .hasMessageContaining("at work");
    }

    @Test
    @Article("OSCAR-18")
    void aTemporaryGroupWithoutALeaderIsAppointedOneAndItsTaskEndsIt() {
        Map<String, String> answers = founding.temporary();
        answers.put("task", "发布漏洞响应指南");
        founding.propose(proposer, answers).vote(chair(), true);
        String group = founding.group();
        join(group, first, second);
        recommend(group, first, first);
        recommend(group, second, second);
        founding.nextTimer();
        assertThat(founding.state()).as("the group does not elect").isEqualTo("before-appointment");
        founding.vote(chair(), false);
        assertThat(founding.state()).isEqualTo("before-appointment");
        process.leave("oscar", group, founding.user(second), "api");
        founding.vote(chair(), true);
        assertThat(founding.state())
                .as("whom the board appointed has left the group")
                .isEqualTo("seeking-leader");
        recommend(group, first, first);
        founding.nextTimer().vote(chair(), true);
        assertThat(founding.end()).isEqualTo("end_led");

        founding.follow(process.moveDissolution("oscar", group, founding.user(first), "指南已发布", "api"));
        assertThat(founding.end()).isEqualTo("end_dissolved");
        assertThat(founding.mail("group-dissolved")).contains("its task is done: 指南已发布");
    }

    @Test
    @Article("OSCAR-17")
    @Article("OSCAR-10.6")
    void theBoardDissolvesAWorkingGroupOrKeepsIt() {
        String group = led();
        assertThatThrownBy(() -> process.moveDissolution("oscar", group, founding.user(first), "没有工作", "api"))
                .as("a working group's leader reports no task done")
                .isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> process.moveDissolution("oscar", group, founding.user(proposer), " ", "api"))
                .hasMessageContaining("reason");
        founding.follow(process.moveDissolution("oscar", group, founding.user(proposer), "没有工作", "api"));
        assertThatThrownBy(() -> process.moveDissolution("oscar", group, founding.user(proposer), "再次", "api"))
                .hasMessageContaining("is open");
        founding.vote(chair(), false);
        assertThat(founding.end()).isEqualTo("end_rejected");
        assertThat(organs.isAtWork("oscar", group)).isTrue();

        founding.follow(process.moveDissolution("oscar", group, founding.user(proposer), "没有工作", "api"));
        founding.vote(chair(), true);
        assertThat(founding.end()).isEqualTo("end_dissolved");
        assertThat(leaders.leader("oscar", group)).isEmpty();
    }

    @Test
    @Article("OSCAR-17")
    void aGroupWhoseLeaderLeavesSeeksAnotherAndItsDissolutionEndsTheSearch() {
        String group = led();
        process.leave("oscar", group, founding.user(first), "api");
        assertThat(register.get("oscar", group).leader()).isNull();
        founding.followLatest(group);
        assertThat(founding.state()).isEqualTo("seeking-leader");
        recommend(group, second, second);
        founding.nextTimer().vote(secretary(), true).vote(chair(), true);
        assertThat(founding.end()).isEqualTo("end_led");

        founding.leaveAlliance(second).followLatest(group);
        assertThat(founding.state()).isEqualTo("seeking-leader");
        String search = founding.caseNumber();
        founding.follow(process.moveDissolution("oscar", group, founding.user(proposer), "没有工作", "api"))
                .vote(chair(), true)
                .follow(search);
        assertThat(founding.end()).isEqualTo("end_over");
        assertThat(founding.state()).isEqualTo("over");
    }

    @Test
    void aProposalEndsWhenItsUnitTakesItBackOrLeavesTheAlliance() {
        founding.propose(proposer, founding.answers());
        String number = founding.caseNumber();
        assertThatThrownBy(() -> process.withdraw("oscar", number, founding.user(first)))
                .isInstanceOf(RuleViolation.class);
        process.withdraw("oscar", number, founding.user(proposer));
        assertThat(founding.run().end()).isEqualTo("end_over");

        founding.propose(proposer, founding.answers()).leaveAlliance(proposer);
        assertThat(founding.run().end()).isEqualTo("end_over");
        assertThat(founding.mail("group-case-closed")).contains("no member any more");
    }

    @Test
    void unitsJoinOnceAndRecommendThoseInTheGroup() {
        String group = established();
        join(group, first);
        assertThatThrownBy(() -> join(group, first)).hasMessageContaining("has a seat");
        assertThatThrownBy(() -> recommend(group, second, first)).hasMessageContaining("join it first");
        assertThatThrownBy(() -> recommend(group, first, second)).hasMessageContaining("represent a unit of the group");
        assertThatThrownBy(() -> process.leave("oscar", group, founding.user(second), "api"))
                .hasMessageContaining("not in this group");
        assertThat(founding.mail("group-receipt")).contains("has joined");
        founding.nextTimer();
        String led = led();
        assertThatThrownBy(() -> recommend(led, first, second)).hasMessageContaining("no recommendations");
    }

    @Test
    void aProjectWithoutALeaderIsNoWorkingGroup() {
        String id = "project-of-no-leader";
        organs.establish("oscar", id, OrganKind.PROJECT, first.name(), alliances.today("oscar"));
        seats.give(first, id, "member", alliances.today("oscar"));
        assertThat(leaders.leader("oscar", id)).isEmpty();
        assertThat(leaders.vacant("oscar", id)).isEmpty();
        organs.dissolve("oscar", id, alliances.today("oscar"));
    }

    @Test
    void aProvisionalEndOfRecommendationsMovesWithItsTimer() {
        founding.giveBack();
        founding.at("ualliance");
        clock.set(Instant.parse("2026-12-24T02:00:00Z"));
        Member member = founding.seated("board", "board", "board-unit");
        founding.propose(member, founding.answers()).vote(founding.holder("chair"), true);
        Instant provisional = Instant.parse("2027-01-07T16:00:00Z");
        assertThat(founding.timer("timer_recommendationsEnd")).isEqualTo(provisional);

        holidays.replace("ualliance", 2027, MadeUpYear.file(), "ualliance.secretary1", "api");

        Instant then = Instant.parse("2027-01-09T16:00:00Z");
        assertThat(founding.timer("timer_recommendationsEnd")).isEqualTo(then);
        assertThat(needs.of("ualliance", founding.caseNumber()))
                .singleElement()
                .satisfies(need -> assertThat(need.due()).isEqualTo(then));
        assertThat(founding.texts("leader-recommendation")).hasSize(2);
        founding.giveBack();
    }

    @Test
    @Article("COIA-13")
    @Article("COIA-16.3")
    void elsewhereAnotherTableLeadsAnotherWay() {
        founding.giveBack();
        founding.at("coia");
        try {
            Member member = founding.seated("ordinary", "technical-committee", "member");
            founding.propose(member, founding.answers()).vote(founding.holder("technical-committee-chair"), true);
            String sig = founding.group();
            assertThat(sig).startsWith("sig-");
            recommendations.recommend("coia", sig, founding.user(member), founding.user(member), "api");
            founding.nextTimer().vote(secretary(), true);
            assertThat(founding.end()).as("nobody appoints").isEqualTo("end_led");
            assertThat(leaders.leader("coia", sig).orElseThrow().userId()).isEqualTo(founding.user(member));
            assertThat(founding.mails()).doesNotContain("support-requested");
        } finally {
            founding.giveBack();
        }
    }

    @Test
    @Article("OSCAR-17")
    void aRepresentativeProposesByForm() {
        founding.proposeByForm(proposer, founding.answers());
        assertThat(founding.state()).isEqualTo("before-organ");
    }

    private Need need() {
        List<Need> found = needs.of("oscar", founding.caseNumber());
        assertThat(found).isNotEmpty();
        return found.get(0);
    }
}
