package org.charterflow.benchmarks.intake;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Properties;

/** GreenMail, a server in memory, which pushes a mail at once; the larger its mailbox, the longer it looks for a message. */
final class PushedMailbox implements Mailbox {

    private final Session session = Session.getInstance(new Properties());
    private final GreenMail server;
    private final GreenMailUser user;
    private final PromptDoor door;

    PushedMailbox() throws IOException {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        user = server.setUser(USER, USER, PASSWORD);
        door = new PromptDoor(server.getImap().getPort());
    }

    @Override
    public int port() {
        return door.port();
    }

    @Override
    public void deliver(String round, int number, String token) throws Exception {
        user.deliver(new MimeMessage(session, new ByteArrayInputStream(Mailbox.mail(round, number, token))));
    }
}
