package org.charterflow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.stream.StreamSupport;
import org.charterflow.Article;
import org.junit.jupiter.api.Test;

/** The main job, as people do it: a mail by SMTP, tasks in Tasklist, nine votes, the register. */
class AdmissionInTheBrowserTest extends DemoTest {

    @Test
    @Article("OSCAR-12")
    void sixOfNineAdmitAndTheRegisterShowsTheMember() throws Exception {
        demo.send("application-oscar.eml");
        String caseNumber = demo.caseOf("oscar.secretary1", "云枢开源科技有限公司");
        review("oscar", caseNumber);
        openBallot("oscar.b1", caseNumber);
        for (int seat = 1; seat <= 9; seat++) {
            vote(caseNumber, "oscar.b" + seat, seat <= 6 ? "同意" : seat == 7 ? "弃权" : "反对");
        }
        JsonNode ended = demo.ended("oscar", caseNumber);
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
}
