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
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The demo on free ports with an empty folder of data, and a browser on it. */
@SpringBootTest(classes = CharterflowApplication.class, webEnvironment = WebEnvironment.DEFINED_PORT)
@ActiveProfiles("demo")
@DirtiesContext
abstract class DemoInTheBrowser {

    @Autowired
    TestRestTemplate http;

    @Autowired
    GreenMail mail;

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

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
