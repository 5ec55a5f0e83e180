package org.charterflow.mail;

import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Hands the whole outbox over by SMTP to a server that keeps nothing but whom each mail was for. */
@Component
@Profile("test")
public class MailSink {

    private final OutboxTests tests;

    MailSink(OutboxTests tests) {
        this.tests = tests;
    }

    /** The recipients of what was waiting, in the order in which the mail server took their mails. */
    public List<String> drain() {
        try (ScriptedSmtpServer server = new ScriptedSmtpServer(false)) {
            tests.worker(server.port(), OutboxTests.FAST).drain();
            return server.received().stream()
                    .map(ScriptedSmtpServer.Received::recipient)
                    .toList();
        }
    }
}
