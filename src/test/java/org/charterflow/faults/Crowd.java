package org.charterflow.faults;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.charterflow.Visitor;
import org.charterflow.Visitor.Answer;
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

    private final MailServers mail;
    private final Supplier<URI> site;
    private final Ledger ledger;
    private final Map<String, Person> people = new ConcurrentHashMap<>();
    private final Deque<String> earlier = new ArrayDeque<>();
    private final AtomicLong marks = new AtomicLong();

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
        secretary.submitFirst("userTask_reviewDossier", """
                {"variables": {"sealStatus": {"value": "checked", "type": "String"},
                 "licenceMatches": {"value": true, "type": "Boolean"},
                 "reviewDecision": {"value": "accept", "type": "String"}}}""");
    }

    private void openBallot() throws IOException {
        person(CHAIR).submitFirst("userTask_openBallot", "{\"variables\": {}}");
    }

    private void voteByTask(Person voter, String choice) throws IOException {
        synchronized (voter) {
            String mark = mark();
            List<String> tasks = voter.tasks("userTask_castVote");
            if (tasks.isEmpty()) {
                return;
            }
            int status = 0;
            try {
                status = voter.submit(tasks.get(0), """
                        {"variables": {"vote": {"value": "%s", "type": "String"},
                         "interest": {"value": false, "type": "Boolean"},
                         "remark": {"value": "%s", "type": "String"}}}""".formatted(choice, mark)).status();
            } finally {
                ledger.given(new Vote(mark, voter.user(), choice, status == 204 || status == 200));
            }
        }
    }

    private void voteByLink(Person voter, String choice) throws IOException {
        synchronized (voter) {
            voter.readMail();
            MimeMessage asked = voter.nextAsked();
            if (asked == null) {
                return;
            }
            URI node = site.get();
            var visitor = new Visitor();
            String path = Person.link(asked);
            Answer page = visitor.get(node, path);
            for (int hops = 0; page.status() == 302 && hops < 3; hops++) {
                path = URI.create(page.location()).getPath();
                page = visitor.get(node, path);
            }
            if (page.status() != 200 || !page.body().contains("name=\"vote\"")) {
                if (page.status() == 200) {
                    voter.answered();
                }
                return;
            }
            String mark = mark();
            int status = 0;
            try {
                Answer answer = visitor.post(node, path, Map.of("vote", choice, "remark", mark));
                status = answer.status();
                voter.answered();
            } finally {
                ledger.given(new Vote(mark, voter.user(), choice, status == 302));
            }
        }
    }

    private void voteByMail(Person voter, String choice) throws IOException {
        synchronized (voter) {
            voter.readMail();
            MimeMessage asked = voter.nextAsked();
            if (asked == null) {
                return;
            }
            voter.answered();
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
                                voter.address(), recipient, asked.getMessageID(), messageId, WORDS.get(choice))
                        .replace("\n", "\r\n");
                deliver(voter.address(), recipient, text);
                ledger.mailed(new Vote(messageId, voter.user(), choice, false));
            } catch (MessagingException e) {
                throw new IOException(e);
            }
        }
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
        return people.computeIfAbsent(
                user,
                id -> new Person(
                        id, id.equals(SECRETARY) ? "secretary1@oscar.example" : addressOnBoard(id), mail, site));
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
}
