package org.charterflow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.charterflow.Article;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;

/** A project as people initiate it: a mail by SMTP, two supporters, the working group, the register. */
@DirtiesContext
class ProjectInTheBrowserTest extends DemoTest {

    private static final String TITLE = "云原生镜像同步工具";

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

    private void task(String user, String filter, String name, String caseNumber) {
        browser.login(user, RunningDemo.PASSWORD);
        browser.openTask(filter, name, caseNumber);
    }

    private void awaitState(String caseNumber, String state) {
        demo.await(
                "oscar.secretary1",
                "/api/v1/alliances/oscar/cases/" + caseNumber,
                found -> found.path("state").asText().equals(state));
    }
}
