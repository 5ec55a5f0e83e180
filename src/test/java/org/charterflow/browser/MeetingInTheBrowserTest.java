package org.charterflow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.awaitility.Awaitility;
import org.charterflow.Article;
import org.charterflow.document.Documents;
import org.charterflow.minutes.Publication;
import org.charterflow.minutes.Version;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.annotation.DirtiesContext;

/**
 * OSCAR's board meets, as people see it in their browsers and mailboxes: from the call over the agenda, the roll and a
 * vote to minutes that one confirms by mail, one by link, and the others leave unanswered.
 */
@DirtiesContext
class MeetingInTheBrowserTest extends DemoTest {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final String CHAIR = "oscar.b1";
    private static final String TITLE = "第一届理事会第四次会议";
    private static final String REPORT = "秘书处半年工作报告";
    private static final String POLICY = "开源供应链安全政策";

    @Autowired
    Publication publication;

    @Autowired
    Documents documents;

    @Test
    @Article("OSCAR-29.2")
    @Article("OSCAR-29.5")
    @Article("OSCAR-29.6")
    void theBoardMeetsFromTheCallToPublishedMinutes() throws IOException {
        String meeting = call();
        String page = "/meetings/" + meeting;

        browser.readsMail("b2@qingsong.example", "会议：" + TITLE);
        browser.screenshot("meeting-mail-called");
        reply("参加");
        browser.readsMail("b2@qingsong.example", "已记录您的答复");
        browser.readsMail("b3@baiyun.example", "会议：" + TITLE);
        browser.upload("files", paper());
        reply("议题：" + POLICY + "\n性质：表决\n事项：政策\n表决文本：是否通过《" + POLICY + "》？\n政策草案见附件。");
        browser.readsMail("b3@baiyun.example", "已收到您提出的议题");
        browser.login("oscar.secretary1", RunningDemo.PASSWORD);
        browser.go(page + "/topics/new");
        browser.fill("titleZh", REPORT);
        browser.select("kind", "通报");
        browser.screenshot("meeting-topic");
        browser.click(By.cssSelector("form[action$='/topics'] button"));
        browser.reads(REPORT);

        String start = makeAgenda(page);
        browser.readsMail("b9@bihai.example", "是否通过《" + POLICY + "》？");
        browser.screenshot("meeting-mail-agenda");
        demo.advanceTo(start);
        hold(page);

        write(meeting);
        browser.readsMail("b2@qingsong.example", "没有意见的，请直接回复本邮件");
        browser.screenshot("minutes-mail");
        reply("确认");
        browser.readsMail("b2@qingsong.example", "您确认了纪要");
        browser.readsMail("b7@mingyue.example", "没有意见的，请直接回复本邮件");
        browser.driver().manage().deleteAllCookies();
        browser.click(By.partialLinkText("/r/"));
        browser.reads("您的答复");
        browser.screenshot("minutes-link");
        browser.click(By.xpath("//form[contains(@action,'/answers')]//button[contains(.,'确认')]"));
        browser.reads("已确认");

        demo.advance("P9D");
        browser.login("oscar.b9", RunningDemo.PASSWORD);
        browser.go("/minutes/" + meeting);
        browser.reads("第 1 版");
        browser.screenshot("minutes-published");
        assertThat(browser.text()).contains("已确认\n2", "未答复");
        browser.readsMail("b9@bihai.example", "第 1 版已发布");
        browser.screenshot("minutes-mail-published");
        look(publication.versions(meeting).get(0));
        assertThat(demo.ended("oscar", meeting).toString()).contains("minutes-issued");
    }

    private String call() {
        browser.login(CHAIR, RunningDemo.PASSWORD);
        browser.go("/meetings");
        browser.screenshot("meetings");
        browser.go("/meetings/new?alliance=oscar");
        browser.click(By.xpath("//section[.//input[@value='board']]//summary"));
        browser.fill("place-board", "北京市海淀区示例路 1 号 3 层会议室");
        browser.fill("link-board", "https://meet.example/board");
        browser.fill("zh-board", TITLE);
        browser.fill("en-board", "Fourth meeting of the board");
        browser.screenshot("meeting-new");
        browser.click(By.xpath("//section[.//input[@value='board']]//button"));
        browser.reads(TITLE);
        browser.screenshot("meeting-called");
        String address = String.valueOf(browser.driver().getCurrentUrl());
        return address.substring(address.lastIndexOf('/') + 1);
    }

    /** Makes the agenda and sends it; when the meeting begins, as ISO 8601. */
    private String makeAgenda(String page) {
        browser.login(CHAIR, RunningDemo.PASSWORD);
        browser.go(page);
        number(REPORT, "1");
        number(POLICY, "2");
        browser.screenshot("meeting-make-agenda");
        browser.click(By.xpath("//form[contains(@action,'/agenda')]//button[contains(.,'保存顺序')]"));
        browser.click(By.cssSelector("form[action$='/agenda/publish'] button"));
        browser.reads("2. " + POLICY);
        browser.screenshot("meeting-agenda-published");
        return start(page).toString();
    }

    private void number(String topic, String number) {
        By field = By.xpath("//tr[contains(.,'" + topic + "')]//input[@type='number']");
        browser.driver().findElement(field).clear();
        browser.driver().findElement(field).sendKeys(number);
    }

    private void hold(String page) {
        browser.login(CHAIR, RunningDemo.PASSWORD);
        browser.go(page);
        browser.click(By.cssSelector("form[action$='/open'] button"));
        browser.reads("点名");
        browser.fill("recorder", "钱示例");
        browser.click(By.cssSelector("form[action$='/recorder'] button"));
        browser.click(By.cssSelector("#recorder[value='钱示例']"));
        for (int seat = 1; seat <= 7; seat++) {
            browser.pick(By.cssSelector(".roll tbody tr:nth-of-type(" + seat + ") input[value=present]"));
        }
        browser.screenshot("meeting-roll");
        browser.click(By.cssSelector("form[action$='/roll'] button[name=rest]"));
        browser.reads("实到 7");
        browser.fill("notes-1", "秘书长汇报了上半年工作：新增会员 6 家，立项 3 个。\n与会理事建议加强对工作组的支持。");
        browser.fill("conclusion-1", "听取报告，无异议。");
        browser.click(By.xpath("//form[.//textarea[@id='notes-1']]//button"));
        browser.reads("听取报告");
        browser.click(By.cssSelector("form[action$='/put'] button"));
        vote();
        opens(page, "听取报告");
        browser.fill("notes-2", "讨论了政策的适用范围；对外部组件清单的更新周期有不同意见，多数意见为每季度。");
        browser.click(By.xpath("//form[.//textarea[@id='notes-2']]//button"));
        browser.reads("多数意见为每季度");
        browser.screenshot("meeting-voted");
        browser.click(By.cssSelector("form[action$='/close'] button"));
        browser.reads("纪要");
        browser.screenshot("meeting-closed");
    }

    private void vote() {
        browser.click(By.cssSelector("a[href*='/room']"));
        browser.click(By.cssSelector("form[action$='/room/open'] button"));
        browser.reads("实到 7");
        for (int seat = 1; seat <= 7; seat++) {
            browser.pick(By.cssSelector("form[action$='/votes'] tbody tr:nth-of-type(" + seat + ") input[value="
                    + (seat <= 6 ? "for" : "against") + "]"));
        }
        browser.screenshot("meeting-votes");
        browser.click(By.cssSelector("form[action$='/votes'] button[type=submit]"));
        browser.reads("9 票中 6 票同意");
    }

    private void write(String meeting) {
        opens("/minutes/" + meeting, "秘书长汇报了上半年工作");
        browser.fill("task-0", "每季度更新外部组件清单的办法");
        browser.select("owner-0", "冯示例");
        browser.fill(
                "due-0",
                start("/meetings/" + meeting)
                        .atZone(BEIJING)
                        .toLocalDate()
                        .plusDays(60)
                        .toString());
        browser.select("item-of-0", POLICY);
        browser.screenshot("minutes-write");
        browser.click(By.cssSelector("button[value=finish]"));
        opens("/minutes/" + meeting, "纪要确认中");
    }

    /** Opens a page again and again until the engine has come so far that it says this. */
    private void opens(String path, String text) {
        Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> {
            browser.go(path);
            return browser.text().contains(text);
        });
    }

    private void reply(String text) {
        browser.fill("text", text);
        browser.click(By.cssSelector("form[action$='/reply'] button"));
        browser.reads("已发送");
    }

    private Instant start(String page) {
        return Instant.parse(demo.get(CHAIR, "/api/v1/alliances/oscar" + page)
                .path("meeting")
                .path("startsAt")
                .asText());
    }

    private static Path paper() throws IOException {
        return Files.write(
                Files.createTempDirectory("paper").resolve("policy.pdf"),
                "%PDF-1.4\n%fictional".getBytes(StandardCharsets.US_ASCII));
    }

    /** Its pages as pictures in target/screenshots, for whoever wants to see how it prints. */
    private void look(Version version) throws IOException {
        assertThat(version.markdown())
                .contains(REPORT, POLICY, "| 6 | 1 | 0 | 0 | 2 |", "每季度更新外部组件清单的办法")
                .contains("应到 9，实到 7");
        try (var pdf = Loader.loadPDF(documents.content(version.pdf()))) {
            assertThat(new PDFTextStripper().getText(pdf).replaceAll("\\s+", ""))
                    .contains(TITLE + "纪要", POLICY, "封存校验值");
            Path folder = Files.createDirectories(Path.of("target", "screenshots"));
            for (int number = 0; number < pdf.getNumberOfPages(); number++) {
                BufferedImage picture = new PDFRenderer(pdf).renderImageWithDPI(number, 96);
                ImageIO.write(
                        picture,
                        "png",
                        folder.resolve("minutes-pdf-" + (number + 1) + ".png").toFile());
            }
            assertThat(pdf.getNumberOfPages()).isBetween(1, 4);
        }
    }
}
