package org.charterflow.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charterflow.Visitor;
import org.charterflow.Visitor.Answer;
import org.charterflow.demo.DemoMembers;
import org.jspecify.annotations.Nullable;

/**
 * Somebody of an alliance with an account, a mailbox and a browser; does one thing at a time, so that whoever acts for
 * them holds this object. Every request goes to any node, for a login is no node's.
 */
final class Person {

    private static final Pattern LINK = Pattern.compile("https://charterflow\\.example(/r/[a-z2-7]+)");

    private final String user;
    private final String address;
    private final MailServers mail;
    private final Supplier<URI> site;
    private final Visitor visitor = new Visitor();
    private final JsonMapper json = new JsonMapper();
    private final Deque<MimeMessage> asked = new ArrayDeque<>();
    private boolean loggedIn;
    private int read;

    Person(String user, String address, MailServers mail, Supplier<URI> site) {
        this.user = user;
        this.address = address;
        this.mail = mail;
        this.site = site;
    }

    String user() {
        return user;
    }

    String address() {
        return address;
    }

    String domain() {
        return address.substring(address.indexOf('@') + 1);
    }

    /** The ids of their tasks of this definition; none if they are not answered. */
    List<String> tasks(String definition) throws IOException {
        logIn();
        String own = definition.equals("userTask_castVote") ? ", \"assignee\": \"" + user + "\"" : "";
        Answer answer = visitor.tasklist(
                site.get(), "POST", "task", "{\"taskDefinitionKey\": \"" + definition + "\"" + own + "}");
        if (answer.status() != 200) {
            loggedIn = answer.status() >= 500;
            return List.of();
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode task : json.readTree(answer.body())) {
            ids.add(task.path("id").asText());
        }
        return ids;
    }

    Answer submit(String task, String form) throws IOException {
        return visitor.tasklist(site.get(), "POST", "task/" + task + "/submit-form", form);
    }

    /** Takes the first of the tasks that they may do, and submits its form. */
    synchronized void submitFirst(String definition, String form) throws IOException {
        List<String> tasks = tasks(definition);
        if (!tasks.isEmpty()) {
            visitor.tasklist(site.get(), "POST", "task/" + tasks.get(0) + "/claim", "{\"userId\": \"" + user + "\"}");
            submit(tasks.get(0), form);
        }
    }

    /** The mail that asks for a vote and has waited longest; null if none does. */
    @Nullable
    MimeMessage nextAsked() {
        return asked.peekFirst();
    }

    void answered() {
        asked.removeFirst();
    }

    /** Where the link in a mail leads: the path. */
    static String link(MimeMessage message) throws IOException {
        try {
            Matcher link = LINK.matcher(String.valueOf(message.getContent()));
            return link.find() ? link.group(1) : "/r/none";
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    void readMail() throws IOException {
        List<String> fresh;
        try {
            fresh = mail.mailbox(domain()).messages("INBOX", read);
        } catch (IllegalStateException away) {
            throw new IOException(away);
        }
        read += fresh.size();
        for (String text : fresh) {
            try {
                var message = new MimeMessage(
                        Session.getInstance(new Properties()),
                        new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1)));
                if (asksForAVote(message)) {
                    asked.addLast(message);
                }
            } catch (MessagingException e) {
                throw new IOException(e);
            }
        }
    }

    private void logIn() throws IOException {
        if (!loggedIn) {
            Answer answer = visitor.logIn(site.get(), user, DemoMembers.PASSWORD);
            visitor.get(site.get(), "/camunda/app/tasklist/default/");
            loggedIn = answer.status() == 302 && !answer.location().contains("error");
        }
    }

    private static boolean asksForAVote(MimeMessage message) throws MessagingException, IOException {
        return message.getReplyTo() != null
                && ((InternetAddress) message.getReplyTo()[0]).getAddress().startsWith("ballot+")
                && LINK.matcher(String.valueOf(message.getContent())).find();
    }
}
