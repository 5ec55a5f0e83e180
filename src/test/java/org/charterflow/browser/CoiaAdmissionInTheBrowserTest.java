package org.charterflow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.charterflow.Article;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.test.annotation.DirtiesContext;

/**
 * COIA's ways into membership. In this order: the number of seats follows the number of members (COIA-11.1), and the
 * demo's clock does not go back.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@DirtiesContext
class CoiaAdmissionInTheBrowserTest extends DemoTest {

    @Test
    @Order(1)
    @Article("COIA-7.5")
    @Article("COIA-11.1")
    void aDirectorIsAdmittedByTheBoardAndTheNextOneFindsNoSeat() throws Exception {
        demo.send("application-coia-director.eml");
        String first = demo.caseOf("coia.secretary1", "星河智算股份有限公司");
        review("coia", first);
        openBallot("coia.d1", first);
        for (int seat = 1; seat <= 11; seat++) {
            vote(first, "coia.d" + seat, seat <= 8 ? "同意" : "反对");
        }
        assertThat(demo.ended("coia", first).toString()).contains("COIA-10", "8 of 11");
        browser.go("/register/coia/members");
        browser.reads("星河智算股份有限公司");
        browser.screenshot("coia-director");

        demo.send(
                "application-coia-director.eml",
                Map.of("星河智算", "长庚智算", "91310115MA7DRK02XF", "91110108MA00TE5T26", "xinghe", "changgeng"));
        String next = demo.caseOf("coia.secretary1", "长庚智算股份有限公司");
        review("coia", next);
        assertThat(demo.ended("coia", next).path("state").toString()).contains("refused");
        browser.readsMail("qin.yiming@changgeng.example", "COIA-11.1");
        browser.screenshot("coia-no-seat");
    }

    @Test
    @Order(2)
    @Article("COIA-4.4")
    @Article("COIA-21.5")
    @Article("COIA-25.1")
    void theSecretariatAdmitsAnOrdinaryMemberAndACompanyIsNoPartner() throws Exception {
        demo.send("application-coia-company-as-partner.eml");
        demo.send("application-coia-ordinary.eml");
        String ordinary = demo.caseOf("coia.secretary1", "岭南算法技术有限公司");
        review("coia", ordinary);
        assertThat(demo.ended("coia", ordinary).toString())
                .contains("COIA-21.5")
                .doesNotContain("ballot-opened", "invoice-issued");
        browser.go("/register/coia/members");
        browser.reads("岭南算法技术有限公司");
        browser.readsMail("su.xiao@lingbei.example", "COIA-4.4");
        browser.screenshot("coia-company-as-partner");
    }

    @Test
    @Order(3)
    @Article("COIA-25.1")
    void aPaperApplicationIsTypedInAndItsFeeIsDueFrom2027() throws Exception {
        demo.advanceTo("2027-01-11T02:00:00Z");
        browser.login("coia.secretary1", RunningDemo.PASSWORD);
        new PaperForm(browser).fillIn("纸本示例科技有限公司", "91350100M000100Y43", "普通会员");
        String caseNumber = demo.caseOf("coia.secretary1", "纸本示例科技有限公司");
        review("coia", caseNumber);

        browser.login("coia.secretary1", RunningDemo.PASSWORD);
        browser.openTask(ORGANS, "登记到账", caseNumber);
        browser.claim();
        browser.reads("20000 CNY");
        browser.choose("已到账 Paid");
        browser.type("日期 Day", "2027-01-11");
        browser.type("流水号或决议号", "BANK-2027-1");
        browser.screenshot("record-payment");
        browser.complete();
        assertThat(demo.ended("coia", caseNumber).toString()).contains("BANK-2027-1");
        browser.readsMail("notice@paper.example", "20,000 CNY");
        browser.screenshot("invoice");
    }
}
