package org.charterflow.browser;

import org.charterflow.Article;
import org.junit.jupiter.api.Test;
import org.springframework.test.annotation.DirtiesContext;

/** A member leaves as its representative does it: by the form in Tasklist; the board is told, the register shows it. */
@DirtiesContext
class WithdrawalInTheBrowserTest extends DemoTest {

    private static final String REASON = "业务方向调整（示例）";

    @Test
    @Article("OSCAR-27.1")
    void aRepresentativeDeclaresThatItsUnitLeaves() {
        browser.login("oscar.e5", RunningDemo.PASSWORD);
        browser.startForm("退会 Leaving the alliance");
        browser.choose("我单位退出联盟");
        browser.type("说明", REASON);
        browser.screenshot("withdrawal-form");
        browser.start();

        browser.readsMail("b2@qingsong.example", REASON);
        browser.screenshot("withdrawal-mail");
        browser.login("oscar.b2", RunningDemo.PASSWORD);
        browser.go("/register/oscar/members");
        browser.reads("已退出的会员");
        browser.reads("至联盟解散后两年");
        browser.screenshot("withdrawal-register");
        browser.go("/register/oscar/charter?on=2026-03-01");
        browser.reads("2026-03-01有效的章程");
    }
}
