package org.charterflow.mail;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.charterflow.document.Documents;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.OutgoingMail.Enclosure;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Empties the outbox. No transaction is open while it talks to the mail server: a batch of mails is claimed, handed
 * over, then recorded. Dying in between, it leaves at most the batch to be handed over again, the very same mails: SMTP
 * is at least once.
 */
@Component
public class NoticeWorker {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeWorker.class);

    private static final int BATCH = 50;
    private static final Duration LEASE = Duration.ofMinutes(10);

    /** What a slow mail server took is on record after this long, before the whole batch is handed over. */
    private static final Duration UNRECORDED = Duration.ofSeconds(1);

    private static final Duration FIRST_PAUSE = Duration.ofMinutes(1);
    private static final Duration LONGEST_PAUSE = Duration.ofHours(4);

    /** How long a mail is tried (RFC 5321, 4.5.4.1: four to five days). */
    private static final Duration TRIED_FOR = Duration.ofDays(5);

    private final Outbox outbox;
    private final Announcer announcer;
    private final SmtpDoor door;
    private final MailComposer composer;
    private final Documents documents;
    private final MailCounters counters;
    private final Clock clock;
    private final OutgoingMailSettings settings;
    private final TransactionTemplate transaction;

    NoticeWorker(
            Outbox outbox,
            Announcer announcer,
            SmtpDoor door,
            MailComposer composer,
            Documents documents,
            MailCounters counters,
            Clock clock,
            OutgoingMailSettings settings,
            PlatformTransactionManager transactions) {
        this.outbox = outbox;
        this.announcer = announcer;
        this.door = door;
        this.composer = composer;
        this.documents = documents;
        this.counters = counters;
        this.clock = clock;
        this.settings = settings;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Hands over what is due and tells the features what became of it, until nothing is left that may be sent now, or
     * the mail server cannot be reached.
     *
     * @return how many mails were tried
     */
    @Transactional(propagation = Propagation.NEVER)
    public int drain() {
        int tried = 0;
        boolean open = true;
        for (List<OutgoingMail> batch = claim(); !batch.isEmpty(); batch = open ? claim() : List.of()) {
            open = handOver(batch);
            tried += batch.size();
            announcer.tellAll();
        }
        announcer.tellAll();
        return tried;
    }

    private List<OutgoingMail> claim() {
        Instant now = clock.instant();
        List<OutgoingMail> batch =
                transaction.execute(status -> outbox.claim(now, now.plus(LEASE), BATCH, settings.ratePerDomain()));
        return batch == null ? List.of() : batch;
    }

    /**
     * Hands over a batch as long as its lease surely lasts; what is left then is taken up when the lease has run out.
     *
     * @return whether the mail server could be reached; if not, the rest of the batch is put off at once
     */
    private boolean handOver(List<OutgoingMail> batch) {
        Instant until = clock.instant().plus(LEASE.dividedBy(2));
        int next = 0;
        try (HandedOverMails handedOver = new HandedOverMails();
                Round round = new Round()) {
            while (next < batch.size() && clock.instant().isBefore(until)) {
                OutgoingMail mail = batch.get(next);
                @Nullable String answer = handOver(mail, round);
                if (answer != null) {
                    handedOver.add(new Outbox.HandedOver(mail, clock.instant(), answer));
                }
                next++;
            }
            return true;
        } catch (SmtpDoor.ClosedException e) {
            String words = SmtpDoor.words(e);
            batch.subList(next, batch.size()).forEach(mail -> refused(mail, 0, words));
            return false;
        }
    }

    /** The mail server's answer to a mail it took; null if it did not, which is on record then. */
    private @Nullable String handOver(OutgoingMail mail, Round round) throws SmtpDoor.ClosedException {
        try {
            return round.handOver(mail);
        } catch (SmtpDoor.ClosedException e) {
            throw e;
        } catch (MessagingException e) {
            refused(mail, SmtpDoor.replyCode(e), SmtpDoor.words(e));
        } catch (UndeliverableException | RuleViolation e) {
            failed(mail, String.valueOf(e.getMessage()));
        } catch (RuntimeException e) {
            // A mail that cannot be built, for whatever reason, must not hold up the others of its batch.
            LOG.error("Notice {} to {} could not be handed over", mail.notice(), mail.messageId(), e);
            refused(mail, 0, e.toString());
        }
        return null;
    }

    /** What the mail server took and is not on record yet; one commit for many. */
    private final class HandedOverMails implements AutoCloseable {

        private final List<Outbox.HandedOver> mails = new ArrayList<>();
        private long since;

        void add(Outbox.HandedOver mail) {
            if (mails.isEmpty()) {
                since = System.nanoTime();
            }
            mails.add(mail);
            if (System.nanoTime() - since > UNRECORDED.toNanos()) {
                close();
            }
        }

        @Override
        public void close() {
            if (!mails.isEmpty()) {
                transaction.executeWithoutResult(status -> outbox.sent(mails));
                mails.forEach(mail -> counters.attempted(Evidence.What.SENT));
                mails.clear();
            }
        }
    }

    /** What the mails of a batch share: one connection, and the documents of the notice they belong to. */
    private final class Round implements AutoCloseable {

        private SmtpDoor.@Nullable Connection connection;
        private @Nullable UUID notice;
        private List<Enclosure> enclosures = List.of();

        String handOver(OutgoingMail mail) throws MessagingException, UndeliverableException {
            if (!mail.notice().equals(notice)) {
                enclosures = enclosures(mail.notice());
                notice = mail.notice();
            }
            SMTPMessage message = composer.compose(door.session(), mail, enclosures);
            SmtpDoor.Connection open = connection;
            if (open == null || !open.usable()) {
                close();
                open = door.connect();
                connection = open;
            }
            return open.handOver(message);
        }

        private List<Enclosure> enclosures(UUID id) {
            return outbox.documents(id).stream()
                    .map(document -> new Enclosure(
                            documents.find(document).orElseThrow(() -> Documents.missing(document)),
                            documents.content(document)))
                    .toList();
        }

        @Override
        public void close() {
            if (connection != null) {
                connection.close();
            }
        }
    }

    private void refused(OutgoingMail mail, int code, String answer) {
        Instant now = clock.instant();
        boolean ours = code == 0 || isAboutOurLogin(code);
        if (code >= 500 && !ours || now.isAfter(mail.queuedAt().plus(TRIED_FOR))) {
            failed(mail, answer);
            return;
        }
        LOG.warn("Notice {} to {} deferred: {}", mail.notice(), mail.messageId(), answer);
        transaction.executeWithoutResult(status -> outbox.deferred(mail, now, answer, now.plus(pause(mail.attempt()))));
        counters.attempted(Evidence.What.DEFERRED);
    }

    /** Replies that say that we have not logged in rightly (RFC 4954): no verdict on the mail. */
    private static boolean isAboutOurLogin(int code) {
        return code == 530 || code == 534 || code == 535 || code == 538;
    }

    private void failed(OutgoingMail mail, String answer) {
        LOG.warn("Notice {} to {} failed: {}", mail.notice(), mail.messageId(), answer);
        transaction.executeWithoutResult(status -> outbox.failed(mail, clock.instant(), answer));
        counters.attempted(Evidence.What.FAILED);
    }

    /** Twice as long after each attempt, half of it by chance, so that what failed together does not return together. */
    private static Duration pause(int attempt) {
        long whole = FIRST_PAUSE.toMillis() << Math.min(attempt - 1, 20);
        long bounded = Math.min(whole, LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(bounded / 2 + ThreadLocalRandom.current().nextLong(bounded / 2 + 1));
    }
}
