package org.charterflow.benchmarks.intake;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;

/** A mail server on the loopback interface, in memory, with one mailbox. */
final class Mailbox {

    static final String USER = "intake@oscar.example";
    static final String PASSWORD = "measured";

    private final Session session = Session.getInstance(new Properties());
    private final GreenMail server;
    private final GreenMailUser user;
    private final PromptDoor door;

    Mailbox() throws IOException {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        user = server.setUser(USER, USER, PASSWORD);
        door = new PromptDoor(server.getImap().getPort());
    }

    int port() {
        return door.port();
    }

    /** Empties it and puts the mails of a round in; one in twenty is there twice. */
    void fill(String round, int size, List<String> tokens) throws Exception {
        server.purgeEmailFromAllMailboxes();
        for (int i = 0; i < size; i++) {
            int mail = i % MailIn.ONE_IN == MailIn.ONE_IN - 1 ? i - 1 : i;
            deliver(round, mail, tokens.get(mail % tokens.size()));
        }
    }

    void empty() throws Exception {
        server.purgeEmailFromAllMailboxes();
    }

    /** One mail, from a sender of its own whom the border has proven. */
    void deliver(String round, int number, String token) throws Exception {
        String sender = "sender" + number + "." + round;
        String mail = """
                Authentication-Results: mx.oscar.example; dmarc=pass header.from=unit.example
                From: Sender %1$d <%2$s@unit.example>
                To: measured+%3$s@oscar.example
                Subject: =?utf-8?B?5YWz5LqO5YWl5Lya?= %1$d
                Date: Mon, 9 Mar 2026 09:11:58 +0800
                Message-ID: <%2$s@unit.example>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: 8bit

                %4$s
                """.formatted(number, sender, token, "We should like to take part. ".repeat(30));
        byte[] bytes = mail.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        user.deliver(new MimeMessage(session, new ByteArrayInputStream(bytes)));
    }
}
