package org.charterflow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.Article;
import org.charterflow.ballot.BallotDraft;
import org.charterflow.ballot.BallotState;
import org.charterflow.casefile.CaseFile;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.engine.ActingAlliance;
import org.charterflow.language.Bilingual;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;

/** The pages by which others than the voters themselves bring votes in: paper votes, and the room of a meeting. */
class BallotPagesInTheBrowserTest extends DemoTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String CHAIR = "coia.d5";
    private static final String UNIT = "select#seat option:nth-of-type(5)";

    @Autowired
    CaseFiles cases;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Test
    void aPaperVoteIsEnteredByOneSecretaryAndConfirmedByAnother() throws IOException {
        String caseNumber = caseUnderVote();
        int before = votes(caseNumber);

        browser.login("oscar.secretary1", RunningDemo.PASSWORD);
        browser.go("/cases/" + caseNumber);
        browser.click(By.linkText("代录书面表决票"));
        browser.reads("签字的纸质票由秘书处一人录入");
        browser.click(By.cssSelector(UNIT));
        String unit = browser.driver().findElement(By.cssSelector(UNIT)).getText();
        browser.choose("反对");
        browser.upload("scan", scan());
        browser.screenshot("paper-vote-enter");
        browser.click(By.cssSelector("form[enctype] button[type=submit]"));
        browser.reads("须由另一人核对确认");
        assertThat(browser.text()).contains(unit).doesNotContain("与扫描件一致，确认");
        assertThat(confirmed()).isEqualTo(403);
        assertThat(votes(caseNumber)).isEqualTo(before);

        String page = browser.driver().getCurrentUrl();
        browser.login("oscar.secretary2", RunningDemo.PASSWORD);
        browser.driver().get(page);
        browser.reads(unit);
        browser.screenshot("paper-vote-confirm");
        browser.click(By.xpath("//button[contains(.,'与扫描件一致，确认')]"));
        browser.reads("已确认");
        browser.screenshot("paper-vote-confirmed");

        assertThat(votes(caseNumber)).isEqualTo(before + 1);
        browser.go("/cases/" + caseNumber);
        browser.reads("书面表决票的代录已复核确认");
    }

    @Test
    @Article("COIA-16.2")
    @Article("COIA-16.3")
    void theOrganiserCallsTheRollAndEntersTheVotesOfTheRoom() {
        UUID ballot = technicalDecision();
        String caseNumber = ballots.get(ballot).caseNumber();
        browser.login("coia.secretary1", RunningDemo.PASSWORD);
        browser.go("/cases/" + caseNumber);
        browser.screenshot("meeting-case");
        browser.click(By.linkText("点名与会场表决"));
        browser.reads("未点名 12");
        browser.screenshot("room-empty");
        for (int seat = 1; seat <= 6; seat++) {
            browser.pick(By.cssSelector(".roll tbody tr:nth-of-type(" + seat + ") input[value=present]"));
        }
        browser.click(By.cssSelector("button[name=rest]"));
        browser.reads("应到 12，实到 6，缺席 6；法定人数 6：已达到");
        browser.screenshot("room-called");
        for (int seat = 1; seat <= 6; seat++) {
            browser.pick(By.cssSelector("form[action$='/votes'] tbody tr:nth-of-type(" + seat + ") input[value="
                    + (seat <= 3 ? "for" : "against") + "]"));
        }
        browser.screenshot("room-votes");
        browser.click(By.cssSelector("form[action$='/votes'] button[type=submit]"));
        Awaitility.await().atMost(PATIENCE).until(() -> ballots.get(ballot).outcome() != null);
        browser.go("/ballots/" + ballot + "/room");
        browser.reads("6 票中 3 票同意");
        assertThat(browser.text()).contains("通过");
        browser.screenshot("room-counted");
    }

    private String caseUnderVote() {
        CaseFile found = Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> cases.ofAlliance("oscar", 10).stream()
                                .filter(each -> ballots.ofCase(each.number()).stream()
                                        .anyMatch(ballot ->
                                                ballots.votes(ballot.id()).size() >= 3))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
        return found.number();
    }

    private int votes(String caseNumber) {
        return ballots.ofCase(caseNumber).stream()
                .mapToInt(ballot -> ballots.votes(ballot.id()).size())
                .sum();
    }

    /** What the server answers to a confirmation that the page does not offer. */
    private long confirmed() {
        return (Long) browser.driver().executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                const form = document.querySelector('form[enctype]');
                const id = document.querySelector('[data-transcription]').dataset.transcription;
                const body = new URLSearchParams({_csrf: form.querySelector('[name=_csrf]').value});
                fetch(location.pathname + '/' + id + '/confirm', {method: 'POST', body}).then(r => done(r.status));
                """);
    }

    private static Path scan() throws IOException {
        Path file = Files.createTempFile("paper-vote", ".pdf");
        Files.write(file, "%PDF-1.4\n%%EOF\n".getBytes(StandardCharsets.US_ASCII));
        return file;
    }

    private UUID technicalDecision() {
        Bilingual question =
                Bilingual.of("采纳示例互操作规范（第 2 版）？", "Shall the example interoperability profile, version 2, be adopted?");
        String caseNumber = cases.open("coia", "ballot-test", question);
        UUID ballot = ballots.prepare(new BallotDraft(
                "coia", caseNumber, "technical-committee", "technical-decision", question, List.of(), null));
        ActingAlliance.act(
                "coia",
                () -> runtime.startProcessInstanceByKey("ballot", caseNumber, Map.of("ballotId", ballot.toString())));
        Task opening = Awaitility.await()
                .atMost(PATIENCE)
                .until(
                        () -> tasks.createTaskQuery()
                                .processInstanceBusinessKey(caseNumber)
                                .singleResult(),
                        Objects::nonNull);
        meetings.take(ballot);
        tasks.claim(opening.getId(), CHAIR);
        tasks.complete(opening.getId());
        Awaitility.await().atMost(PATIENCE).until(() -> ballots.get(ballot).state() == BallotState.OPEN);
        return ballot;
    }
}
