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
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charterflow.Visitor;
import org.charterflow.Visitor.Answer;
import org.charterflow.demo.DemoMembers;
import org.charterflow.faults.Ledger.Kind;
import org.charterflow.faults.Ledger.Mail;
import org.charterflow.faults.Ledger.Vote;

/**
 * The people of OSCAR and those who want to join it: they apply, review, open ballots, vote by task, mail and link, send
 * machines' mail, and read. Each writes into the ledger what it was answered. What is not answered they leave or repeat,
 * as people do; mail servers repeat until they are heard.
 */
final class Crowd {

    private static final String SECRETARY = "oscar.secretary1";
    private static final String CHAIR = "oscar.b1";
    private static final String APPLY = "apply@oscar.example";
    private static final List<String> CHOICES = List.of("for", "for", "for", "for", "against", "abstain");

    /** The domains of the units on the board, in the order of their accounts b1 to b9. */
    private static final List<String> BOARD = List.of(
            "chenguang", "qingsong", "baiyun", "yuanshan", "qingquan", "changhe", "mingyue", "zhaoyang", "bihai");

    private static final Map<String, String> WORDS = Map.of("for", "同意", "against", "反对", "abstain", "弃权");
    private static final Pattern LINK = Pattern.compile("https://charterflow\\.example(/r/[a-z2-7]+)");

    private final MailServers mail;
    private final Supplier<URI> site;
    private final Ledger ledger;
    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private final Deque<String> earlier = new ArrayDeque<>();
    private final AtomicLong marks = new AtomicLong();
    private final JsonMapper json = new JsonMapper();

    /** @param site a node that is up, another one at each call */
    Crowd(MailServers mail, Supplier<URI> site, Ledger ledger) {
        this.mail = mail;
        this.site = site;
        this.ledger = ledger;
    }

    /** One thing that somebody does; what they do is drawn from the random numbers. */
    void act(Random random) throws IOException {
        int drawn = random.nextInt(100);
        String choice = CHOICES.get(random.nextInt(CHOICES.size()));
        Person voter = person("oscar.b" + (1 + random.nextInt(9)));
        if (drawn < 6) {
            applyByMail(Applicant.any());
        } else if (drawn < 9) {
            applyByHttp(Applicant.any());
        } else if (drawn < 11) {
            applyByMail(Applicant.at("gone"));
        } else if (drawn < 15) {
            automatic();
        } else if (drawn < 18) {
            again();
        } else if (drawn < 21) {
            talk();
        } else if (drawn < 38) {
            review();
        } else if (drawn < 50) {
            openBallot();
        } else if (drawn < 65) {
            voteByTask(voter, choice);
        } else if (drawn < 80) {
            voteByMail(voter, choice);
        } else if (drawn < 95) {
            voteByLink(voter, choice);
        } else {
            new Visitor().get(site.get(), "/register/oscar");
        }
    }

    private void applyByMail(Applicant applicant) {
        String text = applicant.application(APPLY);
        deliver(applicant.address(), APPLY, text);
        ledger.taken(new Mail("oscar", Kind.APPLICATION, applicant.messageId()));
        remember(text);
    }

    private void applyByHttp(Applicant applicant) throws IOException {
        String text = applicant.application(APPLY);
        int status = 0;
        while (status != 200 && status != 202) {
            try {
                status = Door.post(site.get(), "oscar", APPLY, text);
            } catch (IOException unheard) {
                pause();
            }
            if (status != 200 && status != 202) {
                pause();
            }
        }
        ledger.taken(new Mail("oscar", Kind.APPLICATION, applicant.messageId()));
    }

    private void automatic() {
        Applicant machine = Applicant.any();
        String text = machine.mail("secretariat@oscar.example")
                .replace("MIME-Version", "Auto-Submitted: auto-replied\r\nMIME-Version");
        deliver(machine.address(), "secretariat@oscar.example", text);
        ledger.taken(new Mail("oscar", Kind.AUTOMATIC, machine.messageId()));
        remember(text);
    }

    private void talk() {
        Applicant somebody = Applicant.any();
        deliver(somebody.address(), "secretariat@oscar.example", somebody.mail("secretariat@oscar.example"));
        ledger.taken(new Mail("oscar", Kind.TALK, somebody.messageId()));
    }

    /** The same mail once more, as mail servers send it when they did not hear the answer. */
    private void again() {
        String text;
        synchronized (earlier) {
            text = earlier.peekLast();
        }
        if (text != null) {
            String recipient = text.contains("To: <" + APPLY) ? APPLY : "secretariat@oscar.example";
            deliver("again@unit.example", recipient, text);
        }
    }

    private void remember(String text) {
        synchronized (earlier) {
            earlier.addLast(text);
            if (earlier.size() > 20) {
                earlier.removeFirst();
            }
        }
    }

    private void review() throws IOException {
        Person secretary = person(SECRETARY);
        submitFirst(secretary, "userTask_reviewDossier", """
                {"variables": {"sealStatus": {"value": "checked", "type": "String"},
                 "licenceMatches": {"value": true, "type": "Boolean"},
                 "reviewDecision": {"value": "accept", "type": "String"}}}""");
    }

    private void openBallot() throws IOException {
        submitFirst(person(CHAIR), "userTask_openBallot", "{\"variables\": {}}");
    }

    private void voteByTask(Person voter, String choice) throws IOException {
        synchronized (voter) {
            String mark = mark();
            List<String> tasks = tasks(voter, "userTask_castVote");
            if (tasks.isEmpty()) {
                return;
            }
            int status = 0;
            try {
                status = voter.visitor
                        .tasklist(voter.site(), "POST", "task/" + tasks.get(0) + "/submit-form", """
                        {"variables": {"vote": {"value": "%s", "type": "String"},
                         "interest": {"value": false, "type": "Boolean"},
                         "remark": {"value": "%s", "type": "String"}}}""".formatted(
                                        choice, mark))
                        .status();
            } finally {
                ledger.given(new Vote(mark, voter.user, choice, status == 204 || status == 200));
            }
        }
    }

    private void voteByLink(Person voter, String choice) throws IOException {
        synchronized (voter) {
            voter.readMail();
            MimeMessage asked = voter.asked.peekFirst();
            if (asked == null) {
                return;
            }
            URI node = site.get();
            var visitor = new Visitor();
            String path = link(asked);
            Answer page = visitor.get(node, path);
            for (int hops = 0; page.status() == 302 && hops < 3; hops++) {
                path = URI.create(page.location()).getPath();
                page = visitor.get(node, path);
            }
            if (page.status() != 200 || !page.body().contains("name=\"vote\"")) {
                if (page.status() == 200) {
                    voter.asked.removeFirst();
                }
                return;
            }
            String mark = mark();
            int status = 0;
            try {
                Answer answer = visitor.post(node, path, Map.of("vote", choice, "remark", mark));
                status = answer.status();
                voter.asked.removeFirst();
            } finally {
                ledger.given(new Vote(mark, voter.user, choice, status == 302));
            }
        }
    }

    private void voteByMail(Person voter, String choice) throws IOException {
        synchronized (voter) {
            voter.readMail();
            MimeMessage asked = voter.asked.pollFirst();
            if (asked == null) {
                return;
            }
            try {
                String recipient = ((InternetAddress) asked.getReplyTo()[0]).getAddress();
                String messageId = "<vote-" + mark() + "@" + voter.domain() + ">";
                String text = """
                        From: <%s>
                        To: <%s>
                        Subject: Re: vote
                        In-Reply-To: %s
                        Message-ID: %s
                        Date: Mon, 9 Mar 2026 09:11:58 +0800
                        MIME-Version: 1.0
                        Content-Type: text/plain; charset=utf-8
                        Content-Transfer-Encoding: 8bit

                        %s
                        """.formatted(
                                voter.address, recipient, asked.getMessageID(), messageId, WORDS.get(choice))
                        .replace("\n", "\r\n");
                deliver(voter.address, recipient, text);
                ledger.taken(new Mail("oscar", Kind.VOTE, messageId));
            } catch (MessagingException e) {
                throw new IOException(e);
            }
        }
    }

    private void submitFirst(Person person, String definition, String form) throws IOException {
        synchronized (person) {
            List<String> tasks = tasks(person, definition);
            if (!tasks.isEmpty()) {
                String task = "task/" + tasks.get(0);
                person.visitor.tasklist(
                        person.site(), "POST", task + "/claim", "{\"userId\": \"" + person.user + "\"}");
                person.visitor.tasklist(person.site(), "POST", task + "/submit-form", form);
            }
        }
    }

    private List<String> tasks(Person person, String definition) throws IOException {
        person.logIn();
        Answer answer = person.visitor.tasklist(
                person.site(),
                "POST",
                "task",
                "{\"taskDefinitionKey\": \"" + definition + "\""
                        + (definition.equals("userTask_castVote") ? ", \"assignee\": \"" + person.user + "\"" : "")
                        + "}");
        if (answer.status() != 200) {
            person.loggedIn = answer.status() != 401 && answer.status() != 302 && answer.status() != 403;
            return List.of();
        }
        List<String> ids = new ArrayList<>();
        for (JsonNode task : json.readTree(answer.body())) {
            ids.add(task.path("id").asText());
        }
        return ids;
    }

    /** Until a mail server has taken it. */
    private void deliver(String sender, String recipient, String text) {
        while (true) {
            try {
                mail.send(sender, recipient, text);
                return;
            } catch (IllegalStateException unheard) {
                pause();
            }
        }
    }

    private String mark() {
        return "mark-" + marks.incrementAndGet();
    }

    private Person person(String user) {
        return people.computeIfAbsent(user, Person::new);
    }

    private static String link(MimeMessage message) throws IOException {
        try {
            Matcher link = LINK.matcher(String.valueOf(message.getContent()));
            return link.find() ? link.group(1) : "/r/none";
        } catch (MessagingException e) {
            throw new IOException(e);
        }
    }

    private static String addressOnBoard(String user) {
        String local = user.substring(user.indexOf('.') + 1);
        return local + "@" + BOARD.get(Integer.parseInt(local.substring(1)) - 1) + ".example";
    }

    private static void pause() {
        try {
            Thread.sleep(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Somebody with an account, a mailbox and a browser. */
    private final class Person {
        private final String user;
        private final String address;
        private final Visitor visitor = new Visitor();
        private final Deque<MimeMessage> asked = new ArrayDeque<>();
        private boolean loggedIn;
        private int read;

        Person(String user) {
            this.user = user;
            this.address = user.equals(SECRETARY) ? "secretary1@oscar.example" : addressOnBoard(user);
        }

        String domain() {
            return address.substring(address.indexOf('@') + 1);
        }

        /** Any node: a login is no node's. */
        URI site() {
            return site.get();
        }

        void logIn() throws IOException {
            if (!loggedIn) {
                Answer answer = visitor.logIn(site(), user, DemoMembers.PASSWORD);
                visitor.get(site(), "/camunda/app/tasklist/default/");
                loggedIn = answer.status() == 302 && !answer.location().contains("error");
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
                    String content = String.valueOf(message.getContent());
                    if (LINK.matcher(content).find() && message.getReplyTo() != null && isBallot(message)) {
                        asked.addLast(message);
                    }
                } catch (MessagingException e) {
                    throw new IOException(e);
                }
            }
        }

        private boolean isBallot(MimeMessage message) throws MessagingException {
            return ((InternetAddress) message.getReplyTo()[0]).getAddress().startsWith("ballot+");
        }
    }
}
