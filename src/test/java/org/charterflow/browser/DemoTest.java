package org.charterflow.browser;

import com.icegreen.greenmail.util.GreenMail;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.charterflow.CharterflowApplication;
import org.charterflow.ballot.BallotState;
import org.charterflow.ballot.Ballots;
import org.charterflow.meeting.TestMeetings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.openqa.selenium.By;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The demo, started once for all tests that leave its clock alone, and a browser for each of them. */
@SpringBootTest(classes = CharterflowApplication.class, webEnvironment = WebEnvironment.DEFINED_PORT)
@ActiveProfiles("demo")
abstract class DemoTest {

    static final String MINE = "My tasks";
    static final String ORGANS = "Tasks of my organs";

    private static final String ROWS = "tbody tr:nth-of-type(%d) input[value=%s]";

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private GreenMail mail;

    @Autowired
    Ballots ballots;

    @Autowired
    TestMeetings meetings;

    Browser browser;
    RunningDemo demo;

    @DynamicPropertySource
    static void freePortsAndAnEmptyFolder(DynamicPropertyRegistry properties) throws IOException {
        String data = Files.createTempDirectory("charterflow-demo").toString();
        properties.add("charterflow.demo.data", () -> data);
        for (String port : new String[] {
            "server.port", "charterflow.demo.postgres-port", "charterflow.demo.smtp-port", "charterflow.demo.imap-port"
        }) {
            int free = freePort();
            properties.add(port, () -> free);
        }
    }

    @BeforeEach
    void open() {
        browser = Browser.open(http.getRootUri());
        demo = new RunningDemo(http, mail.getSmtp().getPort());
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    /** The secretariat accepts a dossier in Tasklist. */
    void review(String alliance, String caseNumber) {
        browser.login(alliance + ".secretary1", RunningDemo.PASSWORD);
        browser.openTask(ORGANS, "审查材料", caseNumber);
        browser.claim();
        browser.choose("已核 checked by me");
        browser.choose("证照与申请单位一致");
        browser.choose("接受 Accept");
        browser.screenshot("review-dossier");
        browser.complete();
    }

    void openBallot(String chair, String caseNumber) {
        browser.login(chair, RunningDemo.PASSWORD);
        browser.openTask(ORGANS, "发起表决", caseNumber);
        browser.claim();
        browser.screenshot("open-ballot");
        browser.complete();
    }

    /** The organ adopts the question of a case at a meeting: opened by the chair, everybody is there and in favour. */
    void adoptInTheRoom(String alliance, String chair, String caseNumber, String title) {
        demo.caseOf(alliance + ".secretary1", "userTask_openBallot", title);
        UUID ballot = ballots.ofCase(caseNumber).get(0).id();
        meetings.take(ballot);
        openBallot(chair, caseNumber);
        Awaitility.await().until(() -> ballots.get(ballot).state() == BallotState.OPEN);
        browser.login(alliance + ".secretary1", RunningDemo.PASSWORD);
        browser.go("/ballots/" + ballot + "/room");
        int seats = ballots.electorate(ballot).size();
        pickForEach(seats, ".roll ", "present");
        browser.click(By.cssSelector("button[name=rest]"));
        browser.reads("实到 " + seats);
        pickForEach(seats, "form[action$='/votes'] ", "for");
        browser.click(By.cssSelector("form[action$='/votes'] button[type=submit]"));
    }

    private void pickForEach(int seats, String where, String value) {
        for (int seat = 1; seat <= seats; seat++) {
            browser.pick(By.cssSelector(where + ROWS.formatted(seat, value)));
        }
    }

    void vote(String caseNumber, String user, String choice) {
        browser.login(user, RunningDemo.PASSWORD);
        browser.openTask(MINE, "表决 Vote", caseNumber);
        browser.choose(choice);
        browser.screenshot("vote-" + user);
        browser.complete();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
