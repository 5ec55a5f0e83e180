package org.charterflow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.charterflow.Article;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.test.annotation.DirtiesContext;

/** A working group as people set it up: the form in Tasklist, the board's meeting, the page where units join. */
@DirtiesContext
class GroupInTheBrowserTest extends DemoTest {

    private static final String NAME = "开源安全工作组";

    @Test
    @Article("OSCAR-17")
    void aBoardMemberProposesAGroupTheBoardApprovesItAndAMemberJoins() {
        browser.login("oscar.b1", RunningDemo.PASSWORD);
        browser.startForm("工作组 Working group");
        browser.type("组名 Name (Chinese)", NAME);
        browser.type("英文组名 Name (English)", "Working group on open-source security");
        browser.type("工作内容 Purpose", "建立共同的漏洞响应流程。");
        browser.screenshot("propose-group");
        browser.start();

        String caseNumber = demo.caseOf("oscar.secretary1", "userTask_openBallot", NAME);
        adoptInTheRoom("oscar", "oscar.b1", caseNumber, NAME);
        demo.await(
                "oscar.secretary1",
                "/api/v1/alliances/oscar/cases/" + caseNumber,
                found -> found.path("state").asText().equals("seeking-leader"));

        browser.go("/register/oscar/groups");
        browser.reads(NAME);
        browser.screenshot("register-groups");
        browser.login("oscar.e1", RunningDemo.PASSWORD);
        browser.go("/register/oscar/groups");
        browser.click(By.linkText(NAME));
        browser.click(By.xpath("//button[contains(.,'加入')]"));
        browser.reads("贵单位已在该组");
        browser.fill("candidate", "oscar.e1");
        browser.screenshot("register-group");
        browser.click(By.cssSelector("form[action$='/recommend'] button"));
        browser.readsMail("e1@jinsui.example", "已记录贵单位推荐");
        browser.screenshot("group-receipt");
        assertThat(demo.open("/api/v1/alliances/oscar/groups").toString()).contains("示例金穗");
    }
}
