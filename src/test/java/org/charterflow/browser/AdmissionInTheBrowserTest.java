package org.charterflow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.charterflow.Article;
import org.junit.jupiter.api.Test;

/** The main job, as people do it: a mail by SMTP, tasks in Tasklist, nine votes, the register. */
class AdmissionInTheBrowserTest extends DemoInTheBrowser {

    private static final String MINE = "My tasks";
    private static final String ORGANS = "Tasks of my organs";

    @Test
    @Article("OSCAR-12")
    void sixOfNineAdmitAndTheRegisterShowsTheMember() throws Exception {
        String caseNumber = applicationReviewedAndBallotOpened();
        for (int seat = 1; seat <= 9; seat++) {
            vote(caseNumber, "oscar.b" + seat, seat <= 6 ? "同意" : seat == 7 ? "弃权" : "反对");
        }
        JsonNode ended = demo.await(
                "oscar.secretary1",
                "/api/v1/alliances/oscar/cases/" + caseNumber,
                state -> !state.path("closedAt").isMissingNode()
                        && !state.path("closedAt").isNull());
        assertThat(ended.toString()).contains("OSCAR-12").contains("6 of 9");

        browser.login("oscar.secretary1", RunningDemo.PASSWORD);
        browser.go("/cases/" + caseNumber);
        browser.reads("OSCAR-12");
        browser.screenshot("case-admitted");
        browser.go("/register/oscar/members");
        browser.reads("云枢开源科技有限公司");
        browser.screenshot("register-members");
        JsonNode members = demo.open("/api/v1/alliances/oscar/members");
        assertThat(StreamSupport.stream(members.spliterator(), false).map(JsonNode::toString))
                .anyMatch(member -> member.contains("云枢开源科技有限公司"));
    }

    private String applicationReviewedAndBallotOpened() throws Exception {
        demo.send("application-oscar.eml");
        String caseNumber = demo.caseOf("oscar.secretary1", "云枢开源科技有限公司");

        browser.login("oscar.secretary1", RunningDemo.PASSWORD);
        browser.openTask(ORGANS, "审查材料", caseNumber);
        browser.claim();
        browser.choose("已核 checked by me");
        browser.choose("证照与申请单位一致");
        browser.choose("接受 Accept");
        browser.screenshot("review-dossier");
        browser.complete();

        browser.login("oscar.b1", RunningDemo.PASSWORD);
        browser.openTask(ORGANS, "发起表决", caseNumber);
        browser.claim();
        browser.screenshot("open-ballot");
        browser.complete();
        return caseNumber;
    }

    private void vote(String caseNumber, String user, String choice) {
        browser.login(user, RunningDemo.PASSWORD);
        browser.openTask(MINE, "表决 Vote", caseNumber);
        browser.choose(choice);
        browser.screenshot("vote-" + user);
        browser.complete();
    }
}
