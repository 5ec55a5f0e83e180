package org.charterflow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.List;
import org.charterflow.Article;
import org.charterflow.CharterflowApplication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** A project as people initiate it: a mail by SMTP, two supporters, the working group, the register. */
@SpringBootTest(classes = CharterflowApplication.class, webEnvironment = WebEnvironment.DEFINED_PORT)
@ActiveProfiles("demo")
@DirtiesContext
class ProjectInTheBrowserTest {

    private static final String MINE = "My tasks";
    private static final String ORGANS = "Tasks of my organs";
    private static final String TITLE = "云原生镜像同步工具";

    @Autowired
    TestRestTemplate http;

    @Autowired
    GreenMail mail;

    private Browser browser;
    private RunningDemo demo;

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

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
