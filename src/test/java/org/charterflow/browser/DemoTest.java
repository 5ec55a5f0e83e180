package org.charterflow.browser;

import com.icegreen.greenmail.util.GreenMail;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import org.charterflow.CharterflowApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
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

    @Autowired
    private TestRestTemplate http;

    @Autowired
    private GreenMail mail;

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
