package org.charterflow.faults;

import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** What lies in the mailbox of a domain, read by IMAP without leaving a trace. */
record Mailbox(int port, String domain) {

    static String user(String domain) {
        return "intake@" + domain;
    }

    /** The messages of a folder as they lie there; none if there is no such folder. */
    List<String> messages(String folder) {
        return messages(folder, 0);
    }

    /** As {@link #messages(String)}, without the first so many. */
    List<String> messages(String folder, int known) {
        return look(folder, opened -> {
            List<String> messages = new ArrayList<>();
            int all = opened.getMessageCount();
            for (Message message : known < all ? opened.getMessages(known + 1, all) : new Message[0]) {
                var bytes = new ByteArrayOutputStream();
                message.writeTo(bytes);
                messages.add(bytes.toString(StandardCharsets.ISO_8859_1));
            }
            return messages;
        });
    }

    int count(String folder) {
        return look(folder, opened -> java.util.Collections.nCopies(opened.getMessageCount(), ""))
                .size();
    }

    private List<String> look(String name, Look look) {
        var properties = new Properties();
        properties.setProperty("mail.imap.peek", "true");
        try (Store store = Session.getInstance(properties).getStore("imap")) {
            store.connect("127.0.0.1", port, user(domain), MailServers.PASSWORD);
            try (Folder folder = store.getFolder(name)) {
                if (!folder.exists()) {
                    return List.of();
                }
                folder.open(Folder.READ_ONLY);
                return look.at(folder);
            }
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(name + " of " + domain, e);
        }
    }

    private interface Look {
        List<String> at(Folder folder) throws MessagingException, IOException;
    }
}
