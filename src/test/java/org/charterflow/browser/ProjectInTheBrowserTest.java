package org.charterflow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.charterflow.Article;
import org.charterflow.ballot.BallotState;
import org.charterflow.ballot.Ballots;
import org.charterflow.meeting.TestMeetings;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;

/** A project as people initiate it, from a mail by SMTP to the register: at OSCAR, and at COIA with its own organs. */
@DirtiesContext
class ProjectInTheBrowserTest extends DemoTest {

    private static final String TITLE = "云原生镜像同步工具";

    @Autowired
    Ballots ballots;

    @Autowired
    TestMeetings meetings;

    @Test
    @Article("OSCAR-28")
    void twoSupportersAndTheWorkingGroupMakeAProject() throws Exception {
        demo.send("project-oscar.eml");
        String caseNumber = demo.caseOf("oscar.secretary1", "userTask_supportProposal", TITLE);
        for (String supporter : List.of("oscar.f1", "oscar.f2")) {
            task(supporter, MINE, "表示支持", caseNumber);
            browser.choose("支持 We support it");
            browser.screenshot("support-" + supporter);
            browser.complete();
        }
        awaitState(caseNumber, "to-be-assigned");
        task("oscar.secretary1", ORGANS, "确定审议机构", caseNumber);
        browser.claim();
        browser.choose("交付审议 Assign it");
        browser.screenshot("assign-organ");
        browser.complete();
        awaitState(caseNumber, "in-discussion");
        demo.advance("P9D");
        awaitState(caseNumber, "before-organ");

        task("oscar.b5", ORGANS, "发起表决", caseNumber);
        browser.claim();
        browser.complete();
        demo.advance("P5D");
        for (String voter :
                List.of("oscar.b5", "oscar.f1", "oscar.e1", "oscar.e2", "oscar.e3", "oscar.e4", "oscar.b4")) {
            task(voter, MINE, "表决 Vote", caseNumber);
            browser.choose("同意");
            browser.complete();
        }
        awaitState(caseNumber, "registered");

        browser.go("/register/oscar/projects");
        browser.reads(TITLE);
        browser.screenshot("register-projects");
        JsonNode projects = demo.open("/api/v1/alliances/oscar/projects");
        assertThat(projects.path(0).path("status").asText()).isEqualTo("incubating");
    }

    @Test
    @Article("COIA-8.1.3")
    @Article("COIA-15.6")
    @Article("COIA-16.3")
    @Article("COIA-21.7")
    void atCoiaAPartnerProposesTheSecretariatTakesInAndTheTechnicalCommitteeDecides() throws Exception {
        String title = "智算作业调度基准";
        demo.send("project-coia.eml");
        String caseNumber = demo.caseOf("coia.secretary1", "userTask_assignOrgan", title);
        browser.readsMail("p1@yizhan.example", title);
        browser.screenshot("coia-proposal-received");
        task("coia.secretary1", ORGANS, "确定审议机构", caseNumber);
        browser.claim();
        browser.choose("交付审议 Assign it");
        browser.screenshot("coia-assign-organ");
        browser.complete();
        awaitState("coia", caseNumber, "in-discussion");
        demo.advance("P9D");
        awaitState("coia", caseNumber, "before-organ");

        UUID ballot = ballots.ofCase(caseNumber).get(0).id();
        Awaitility.await().until(() -> ballots.get(ballot).rule() != null);
        meetings.take(ballot);
        openBallot("coia.d5", caseNumber);
        Awaitility.await().until(() -> ballots.get(ballot).state() == BallotState.OPEN);
        browser.login("coia.secretary1", RunningDemo.PASSWORD);
        browser.go("/ballots/" + ballot + "/room");
        for (int seat = 1; seat <= 7; seat++) {
            browser.pick(By.cssSelector(".roll tbody tr:nth-of-type(" + seat + ") input[value=present]"));
        }
        browser.click(By.cssSelector("button[name=rest]"));
        browser.reads("实到 7");
        for (int seat = 1; seat <= 7; seat++) {
            browser.pick(By.cssSelector("form[action$='/votes'] tbody tr:nth-of-type(" + seat + ") input[value="
                    + (seat <= 5 ? "for" : "against") + "]"));
        }
        browser.screenshot("coia-room-votes");
        browser.click(By.cssSelector("form[action$='/votes'] button[type=submit]"));

        assertThat(demo.ended("coia", caseNumber).toString())
                .contains("registered", "COIA-16.3")
                .doesNotContain("support-requested", "project-filed");
        browser.go("/register/coia/projects");
        browser.reads(title);
        browser.screenshot("coia-register-projects");
        browser.readsMail("p1@yizhan.example", "已立项");
        browser.screenshot("coia-project-registered");
    }

    private void task(String user, String filter, String name, String caseNumber) {
        browser.login(user, RunningDemo.PASSWORD);
        browser.openTask(filter, name, caseNumber);
    }

    private void awaitState(String caseNumber, String state) {
        awaitState("oscar", caseNumber, state);
    }

    private void awaitState(String alliance, String caseNumber, String state) {
        demo.await(
                alliance + ".secretary1",
                "/api/v1/alliances/" + alliance + "/cases/" + caseNumber,
                found -> found.path("state").asText().equals(state));
    }
}
