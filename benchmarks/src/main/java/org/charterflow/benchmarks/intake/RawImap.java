package org.charterflow.benchmarks.intake;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** A floor: every message is fetched whole, and the hundred moved; nothing is kept. */
abstract class RawImap implements Contestant {

    private static final int BATCH = 100;

    /** A command for each message. */
    static final class OneByOne extends RawImap {

        @Override
        void fetch(IMAPFolder inbox, Message[] batch) {
            // Each is fetched when it is looked at.
        }
    }

    /** A command for a hundred messages. */
    static final class Together extends RawImap {

        @Override
        void fetch(IMAPFolder inbox, Message[] batch) throws MessagingException {
            FetchProfile whole = new FetchProfile();
            whole.add(IMAPFolder.FetchProfileItem.MESSAGE);
            inbox.fetch(batch, whole);
        }
    }

    private final Map<String, Integer> seen = new HashMap<>();
    private Mailbox mailbox;
    private int rounds;

    abstract void fetch(IMAPFolder inbox, Message[] batch) throws MessagingException;

    @Override
    public void start(Database database) throws Exception {
        mailbox = new StoredMailbox();
    }

    @Override
    public void prepare(int size) throws Exception {
        rounds++;
        seen.clear();
        mailbox.fill("round" + rounds, size, List.of("token"));
    }

    @Override
    public void work() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("mail.imap.peek", "true");
        try (Store store = Session.getInstance(properties).getStore("imap")) {
            store.connect("127.0.0.1", mailbox.port(), Mailbox.USER, Mailbox.PASSWORD);
            Folder archive = store.getFolder("Archive");
            if (!archive.exists()) {
                archive.create(Folder.HOLDS_MESSAGES);
            }
            IMAPFolder inbox = (IMAPFolder) store.getFolder("INBOX");
            inbox.open(Folder.READ_WRITE);
            int all = inbox.getMessageCount();
            for (int from = 1; from <= all; from += BATCH) {
                Message[] batch = inbox.getMessages(from, Math.min(from + BATCH - 1, all));
                fetch(inbox, batch);
                for (Message message : batch) {
                    var bytes = new ByteArrayOutputStream();
                    ((IMAPMessage) message).writeTo(bytes);
                    seen.merge(messageId(bytes), 1, Integer::sum);
                }
                inbox.moveMessages(batch, archive);
            }
            inbox.close(false);
        }
    }

    private static String messageId(ByteArrayOutputStream mail) {
        return Arrays.stream(mail.toString(StandardCharsets.UTF_8).split("\r\n"))
                .filter(line -> line.startsWith("Message-ID:"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    public Map<String, Long> outcome() {
        return Map.of("started", (long) seen.size(), "twice", 0L);
    }
}
