package org.charterflow.mail;

import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.charterflow.MutableClock;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.casefile.Journal;
import org.charterflow.document.Documents;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.mail.MailProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;

/** What the tests of the outbox share: notices to send, and workers of their own. */
@Component
@Profile("test")
class OutboxTests {

    /** Mails to a domain in a minute, more than any test sends. */
    static final int FAST = 100_000;

    @Autowired
    Outbox outbox;

    @Autowired
    Announcer announcer;

    @Autowired
    MailComposer composer;

    @Autowired
    Documents documents;

    @Autowired
    MailCounters counters;

    @Autowired
    MutableClock clock;

    @Autowired
    OutgoingMailSettings settings;

    @Autowired
    PlatformTransactionManager transactions;

    @Autowired
    CaseFiles cases;

    @Autowired
    Journal journal;

    @Autowired
    Notices notices;

    /** A worker that hands over to a mail server on this port. */
    NoticeWorker worker(int port, int ratePerDomain) {
        return worker(port, ratePerDomain, transactions);
    }

    /** One that works on the database through these transactions; the features are told through the usual ones. */
    NoticeWorker worker(int port, int ratePerDomain, PlatformTransactionManager through) {
        OutgoingMailSettings paced =
                new OutgoingMailSettings(settings.tokenKey(), settings.previousTokenKeys(), ratePerDomain, false);
        return new NoticeWorker(outbox, announcer, door(port), composer, documents, counters, clock, paced, through);
    }

    SmtpDoor door(int port) {
        MailProperties server = new MailProperties();
        server.setHost("127.0.0.1");
        server.setPort(port);
        return new SmtpDoor(server);
    }

    String openCase() {
        return cases.open("oscar", "test", Bilingual.of("测试", "test"));
    }

    /** Sends to addresses whose local parts are the addressees' keys. */
    UUID send(@Nullable String caseNumber, @Nullable Reply reply, String... addresses) {
        return notices.send(notice(caseNumber, reply, List.of(), addresses));
    }

    /** A mail of no notice at all. */
    static OutgoingMail mail(long delivery) {
        return new OutgoingMail(
                delivery,
                1,
                1,
                new UUID(0, 0),
                "oscar",
                null,
                "test-notice",
                "subject",
                "body",
                Instant.EPOCH,
                "<" + delivery + "@oscar.example>",
                "李 Li",
                "li@unit.example",
                null,
                null);
    }

    static Notice notice(
            @Nullable String caseNumber, @Nullable Reply reply, List<UUID> documents, String... addresses) {
        List<Addressee> addressees = Arrays.stream(addresses)
                .map(address -> new Addressee(address.split("@", 2)[0], "李 Li", address, null))
                .toList();
        Map<String, Object> model = new HashMap<>();
        model.put("organisation", "Banyan");
        model.put("papers", List.of());
        return new Notice("oscar", caseNumber, "test-notice", model, addressees, documents, reply);
    }

    /** A mail domain nobody else sends to. */
    static String domain() {
        return "d" + UUID.randomUUID().toString().substring(0, 8) + ".example";
    }
}
