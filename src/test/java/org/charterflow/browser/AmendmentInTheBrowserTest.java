package org.charterflow.browser;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.Article;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.ManyMembers;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Representatives;
import org.charterflow.amendment.Amendment;
import org.charterflow.amendment.Amendments;
import org.charterflow.ballot.BallotDraft;
import org.charterflow.ballot.Outcome;
import org.charterflow.ballot.Resolution;
import org.charterflow.ballot.Resolutions;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.charter.TableVersions;
import org.charterflow.engine.ActingAlliance;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.Delivery;
import org.charterflow.mail.DeliveryLedger;
import org.charterflow.mail.DeliveryState;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;

/**
 * OSCAR, a thousand members larger than the demo has it, lowers its threshold for admissions: drafted and checked on the
 * pages, adopted at a meeting, mailed to everybody, and in force on its day in the rehearsal.
 */
@DirtiesContext
class AmendmentInTheBrowserTest extends DemoTest {

    private static final String ALLIANCE = "oscar";
    private static final String SECRETARY = "oscar.secretary1";
    private static final String CHAIR = "oscar.b1";
    private static final String TITLE = "入会表决改为过半数（示例）";
    private static final String AMENDMENTS = "/register/oscar/amendments";
    private static final int MORE = 1_000;

    @Autowired
    Alliances alliances;

    @Autowired
    Amendments amendments;

    @Autowired
    ManyMembers many;

    @Autowired
    Members members;

    @Autowired
    Representatives representatives;

    @Autowired
    DeliveryLedger ledger;

    @Autowired
    Resolutions resolutions;

    @Autowired
    TableVersions versions;

    @Autowired
    CaseFiles cases;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    GreenMail mail;

    private String caseNumber = "";

    @Test
    @Article("OSCAR-12")
    @Article("OSCAR-27.1")
    @Article("OSCAR-39")
    @Article("OSCAR-40")
    void aThousandMembersLowerTheThresholdForAdmissions() throws Exception {
        many.enter(ALLIANCE, "enterprise", MORE);
        int before = versions.inForce(ALLIANCE, "voting-rule").version();
        drafts();
        adoptInTheRoom(ALLIANCE, CHAIR, caseNumber, TITLE);
        await().until(() -> now().notice() != null);
        UUID notice = requireNonNull(now().notice());
        await().until(() -> !ledger.isUnderWay(notice));
        assertThat(ledger.of(notice)).hasSizeGreaterThan(MORE).allMatch(each -> each.state() == DeliveryState.SENT);
        await().until(() -> now().reachedAll());

        oneBounces(notice);
        oneLeaves();
        oneIsReachedOtherwise(notice);
        Instant day = requireNonNull(now().effectiveAt());
        assertThat(day).isEqualTo(today().plusDays(31).atStartOfDay(zone()).toInstant());

        demo.advanceTo(day.minus(Duration.ofHours(14)).toString());
        UUID dayBefore = opened("接纳“前一日单位”为会员？");
        demo.advanceTo(day.toString());
        await().until(() -> now().state().code().equals("in-force"));
        assertThat(versions.inForce(ALLIANCE, "voting-rule").inForceFrom()).isEqualTo(day);
        UUID onTheDay = opened("接纳“当日单位”为会员？");

        Resolution old = decided(dayBefore);
        Resolution amended = decided(onTheDay);
        assertThat(List.of(old.outcome(), amended.outcome()))
                .as("the same votes")
                .containsExactly(Outcome.REJECTED, Outcome.ADOPTED);
        assertThat(List.of(old.ruleVersion(), amended.ruleVersion())).containsExactly(before, before + 1);
        isOnThePages(day, amended);
    }

    private void drafts() {
        browser.login(SECRETARY, RunningDemo.PASSWORD);
        browser.go(AMENDMENTS);
        browser.fill("titleZh", TITLE);
        browser.fill("titleEn", "Admissions by more than half (example)");
        browser.fill("reason", "会员增多，三分之二难以达到。");
        browser.screenshot("amendment-begin");
        browser.click(By.cssSelector("form[action$='/amendments'] button[type=submit]"));
        browser.reads("提交前须改正");
        String page = requireNonNull(browser.driver().getCurrentUrl());
        caseNumber = page.substring(page.lastIndexOf('/') + 1);

        browser.click(By.linkText("表决规则"));
        int added =
                browser.driver().findElements(By.cssSelector(".cells tbody tr")).size() - 1;
        assertThat(browser.value(By.name("r0_i1"))).contains("\"admission\"");
        browser.write("r0_i1", "\"promotion\", \"membership-class\"");
        browser.write("r" + added + "_i0", "\"board\"");
        browser.write("r" + added + "_i1", "\"admission\"");
        int outputs = browser.driver()
                .findElements(By.cssSelector(".cells tbody tr:first-child input[name*=_o]"))
                .size();
        Map<Integer, String> moreThanHalf = Map.of(5, "1", 6, "2", 7, "false");
        for (int cell = 0; cell < outputs; cell++) {
            browser.write(
                    "r" + added + "_o" + cell, moreThanHalf.getOrDefault(cell, browser.value(By.name("r0_o" + cell))));
        }
        browser.write("r" + added + "_d", "接纳会员：超过全体表决权的半数（OSCAR-12）");
        browser.screenshot("amendment-cells");
        browser.click(By.cssSelector("form[action$='/tables/voting-rule'] button[type=submit]"));

        browser.click(By.cssSelector("a[href$='/documents/charter']"));
        browser.replace("text", "缺席视为弃权。", "缺席视为弃权。接纳会员须获超过半数赞成票。");
        browser.replace(
                "text",
                "counts as abstaining.",
                "counts as abstaining. For admissions more than half in favour suffices.");
        browser.click(By.cssSelector("form[action$='/documents/charter'] button[type=submit]"));
        browser.reads("可以提交");
        assertThat(browser.text()).contains("新增", "接纳会员须获超过半数赞成票", "通过比例分母：2", "含本数：false");
        browser.screenshot("amendment-draft");
        browser.click(By.cssSelector("form[action$='/submission'] button[type=submit]"));
        await().until(() -> now().report() != null);
        browser.go(AMENDMENTS + "/" + caseNumber);
        browser.reads("影响报告");
    }

    /** The mail server of one of them reports that there is no such mailbox (RFC 3464). */
    private void oneBounces(UUID notice) throws Exception {
        String address = "notice@many7.example";
        MimeMessage received = latest(address);
        String returnPath = received.getHeader("Return-Path", null).replaceAll("[<>]", "");
        assertThat(returnPath).startsWith("bounce+");
        demo.deliver("""
                From: Mail Delivery System <mailer-daemon@many7.example>
                To: <%s>
                Subject: Delivery Status Notification
                Message-ID: <%s@many7.example>
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="rep"

                --rep
                Content-Type: text/plain

                Undelivered.
                --rep
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.many7.example

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 no such user
                --rep
                Content-Type: text/rfc822-headers

                Message-ID: %s

                --rep--
                """.formatted(returnPath, UUID.randomUUID(), address, received.getMessageID()), "", returnPath);
        await().until(() -> delivery(notice).state() == DeliveryState.BOUNCED);
        await().until(() -> !now().reachedAll());
        browser.go(AMENDMENTS + "/" + caseNumber);
        browser.reads("预计生效日");
        browser.screenshot("amendment-bounced");
    }

    private void oneLeaves() throws Exception {
        Member unit = members.of(ALLIANCE).stream()
                .filter(member -> member.memberClass().equals("user"))
                .findFirst()
                .orElseThrow();
        String from = representatives.ofMember(unit.id()).orElseThrow().email();
        MimeMessage notice = latest(unit.noticeAddress());
        String to = ((InternetAddress) notice.getReplyTo()[0]).getAddress();
        String domain = from.substring(from.indexOf('@') + 1);
        demo.deliver("""
                Authentication-Results: mx.oscar.example; spf=pass smtp.mailfrom=%1$s; dkim=pass header.d=%1$s; dmarc=pass header.from=%1$s
                From: <%2$s>
                To: <%3$s>
                Subject: Re: amendment
                Message-ID: <%4$s@%1$s>
                In-Reply-To: %5$s
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                我单位退出联盟。
                """.formatted(domain, from, to, UUID.randomUUID(), notice.getMessageID()), from, to);
        await().until(() -> members.get(unit.id()).endedOn() != null);
        browser.go(AMENDMENTS + "/" + caseNumber);
        browser.reads("因本修订案退会");
        browser.screenshot("amendment-leaving");
    }

    private void oneIsReachedOtherwise(UUID notice) {
        browser.go("/notices/" + notice + "/addressees/" + delivery(notice).id());
        browser.fill("on", today().toString());
        browser.select("means", "快递");
        browser.fill("evidence", "SF0000000001，前台签收");
        browser.click(By.cssSelector("form[action$='/reached'] button[type=submit]"));
        await().until(() -> now().reachedAll());
        browser.go(AMENDMENTS + "/" + caseNumber);
        browser.reads("生效日");
        browser.screenshot("amendment-reached");
        assertThat(browser.text()).doesNotContain("预计生效日").contains("OSCAR-40");
    }

    private void isOnThePages(Instant day, Resolution amended) {
        browser.go(AMENDMENTS + "/" + caseNumber);
        browser.reads("已生效");
        browser.screenshot("amendment-in-force");
        LocalDate first = day.atZone(zone()).toLocalDate();
        browser.go("/register/oscar/charter?on=" + first);
        assertThat(browser.text()).contains("接纳会员须获超过半数赞成票");
        browser.go("/register/oscar/charter?on=" + first.minusDays(1));
        assertThat(browser.text()).doesNotContain("接纳会员须获超过半数赞成票");
        browser.go("/register/oscar/charter/differences/charter?from=1&to=2");
        browser.reads("OSCAR-12");
        browser.screenshot("charter-difference");
        browser.go("/register/oscar/resolutions/" + amended.number());
        browser.reads("表决规则第" + amended.ruleVersion() + "版");
        browser.screenshot("resolution-version");
    }

    /** A written ballot of the board, opened now. */
    private UUID opened(String question) {
        Bilingual words = Bilingual.of(question, "Shall the example unit be admitted?");
        String number = cases.open(ALLIANCE, "ballot-test", words);
        UUID ballot = ballots.prepare(new BallotDraft(ALLIANCE, number, "board", "admission", words, List.of(), null));
        ActingAlliance.act(
                ALLIANCE,
                () -> runtime.startProcessInstanceByKey("ballot", number, Map.of("ballotId", ballot.toString())));
        await().until(() -> !open(number, "userTask_openBallot").isEmpty());
        Task opening = open(number, "userTask_openBallot").get(0);
        tasks.claim(opening.getId(), CHAIR);
        tasks.complete(opening.getId());
        await().until(() -> open(number, "userTask_castVote").size()
                == ballots.electorate(ballot).size());
        return ballot;
    }

    /** One more than half of the board in favour, which is less than two thirds of it. */
    private Resolution decided(UUID ballot) {
        List<Task> seats = open(ballots.get(ballot).caseNumber(), "userTask_castVote");
        int inFavour = seats.size() / 2 + 1;
        assertThat(3 * inFavour).isLessThan(2 * seats.size());
        for (Task seat : seats) {
            String vote = seats.indexOf(seat) < inFavour ? "for" : "against";
            tasks.complete(seat.getId(), new HashMap<>(Map.of("vote", vote, "interest", false)));
        }
        await().until(() -> resolutions.ofBallot(ballot).isPresent());
        return resolutions.ofBallot(ballot).orElseThrow();
    }

    private List<Task> open(String number, String definition) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(number)
                .taskDefinitionKey(definition)
                .list();
    }

    private MimeMessage latest(String address) throws FolderException, MessagingException {
        GreenMailUser user = requireNonNull(mail.getUserManager().getUserByEmail(address), address);
        return mail.getManagers().getImapHostManager().getInbox(user).getMessages().stream()
                .map(stored -> stored.getMimeMessage())
                .filter(message -> isOfTheCase(message))
                .reduce((earlier, later) -> later)
                .orElseThrow();
    }

    private boolean isOfTheCase(MimeMessage message) {
        try {
            return Objects.toString(message.getSubject(), "").contains(caseNumber);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Delivery delivery(UUID notice) {
        return ledger.of(notice).stream()
                .filter(each -> each.addresseeKey().equals("MANY-7"))
                .findFirst()
                .orElseThrow();
    }

    private Amendment now() {
        return amendments.find(ALLIANCE, caseNumber).orElseThrow();
    }

    private LocalDate today() {
        return alliances.today(ALLIANCE);
    }

    private ZoneId zone() {
        return alliances.get(ALLIANCE).zone();
    }

    private static ConditionFactory await() {
        return Awaitility.await().atMost(Duration.ofMinutes(2));
    }
}
