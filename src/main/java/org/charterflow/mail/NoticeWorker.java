package org.charterflow.mail;

import jakarta.mail.MessagingException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.charterflow.document.Documents;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.OutgoingMail.Enclosure;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Empties the outbox. No transaction is open while it talks to the mail server: a batch of mails is claimed, handed
 * over, then recorded. Another thread records what is handed over, tells the features and claims the next batch while
 * the mail server is talked to. At no time are more mails handed over and not on record than a batch: dying, it leaves
 * at most these to be handed over again, the very same mails: SMTP is at least once.
 */
@Component
public class NoticeWorker {

    private static final Logger LOG = LoggerFactory.getLogger(NoticeWorker.class);

    private static final int BATCH = 50;
    private static final Duration LEASE = Duration.ofMinutes(10);
    private static final int SECONDS_IDLE = 10;

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
    private final Executor beside = oneThread();
    private final HandedOverMails handedOver = new HandedOverMails(BATCH, beside, this::recordSent, System::nanoTime);
    private volatile boolean stopping;

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

    /** A thread that ends when there is nothing to do for it. */
    private static Executor oneThread() {
        CustomizableThreadFactory threads = new CustomizableThreadFactory("outbox-ledger-");
        threads.setDaemon(true);
        ThreadPoolExecutor thread =
                new ThreadPoolExecutor(1, 1, SECONDS_IDLE, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        thread.allowCoreThreadTimeOut(true);
        return thread;
    }

    /**
     * Hands over what is due and tells the features what became of it, until nothing is left that may be sent now, or
     * the mail server cannot be reached. What an earlier round could not put on record goes first. Another round waits
     * until this one is over.
     *
     * @return how many mails were tried
     */
    @Transactional(propagation = Propagation.NEVER)
    public int drain() {
        // One round at a time: together, two would have more off the record than a batch.
        synchronized (handedOver) {
            return emptyOutbox();
        }
    }

    /** Ends a round that is under way: what is handed over is put on record, what is not is put off. */
    void stop() {
        stopping = true;
    }

    private int emptyOutbox() {
        handedOver.record();
        if (stopping) {
            return 0;
        }
        int tried = 0;
        try {
            for (Batch batch = claim(); !batch.mails().isEmpty(); batch = handOver(batch)) {
                tried += batch.mails().size();
            }
        } finally {
            handedOver.record();
        }
        // The thread does one after the other: all is told when this is.
        CompletableFuture.runAsync(announcer::tellAll, beside).join();
        return tried;
    }

    /** @param until when its lease may run out before a mail is handed over */
    private record Batch(List<OutgoingMail> mails, Instant until) {}

    private Batch claim() {
        Instant now = clock.instant();
        List<OutgoingMail> mails =
                transaction.execute(status -> outbox.claim(now, now.plus(LEASE), BATCH, settings.ratePerDomain()));
        return new Batch(mails == null ? List.of() : mails, now.plus(LEASE.dividedBy(2)));
    }

    /**
     * Hands over a batch as long as its lease surely lasts; what is left then is taken up when the lease has run out.
     *
     * @return the batch to go on with; an empty one if the mail server could not be reached, then what is left of this
     *     one and of what was claimed meanwhile is put off at once
     */
    private Batch handOver(Batch batch) {
        @Nullable CompletableFuture<Batch> ahead = null;
        int next = 0;
        try (Round round = new Round()) {
            while (!stopping && next < batch.mails().size() && clock.instant().isBefore(batch.until())) {
                // Not earlier: the lease of the next batch runs while it waits.
                if (next == BATCH / 2) {
                    ahead = CompletableFuture.supplyAsync(this::claim, beside);
                    ahead.thenRunAsync(announcer::tellAll, beside);
                }
                OutgoingMail mail = batch.mails().get(next);
                @Nullable String answer = handOver(mail, round);
                if (answer != null) {
                    handedOver.add(new Outbox.HandedOver(mail, clock.instant(), answer));
                }
                next++;
            }
        } catch (SmtpDoor.ClosedException e) {
            return putOff(batch, next, ahead, SmtpDoor.words(e));
        }
        if (stopping) {
            return putOff(batch, next, ahead, "this node is being stopped");
        }
        if (ahead != null) {
            return ahead.join();
        }
        handedOver.record();
        return claim();
    }

    /** Nothing to go on with: what is left of a batch, and what was claimed meanwhile, is for a later round. */
    private Batch putOff(Batch batch, int next, @Nullable CompletableFuture<Batch> ahead, String words) {
        batch.mails().subList(next, batch.mails().size()).forEach(mail -> refused(mail, 0, words));
        if (ahead != null) {
            ahead.join().mails().forEach(mail -> refused(mail, 0, words));
        }
        return new Batch(List.of(), batch.until());
    }

    private void recordSent(List<Outbox.HandedOver> mails) {
        transaction.executeWithoutResult(status -> outbox.sent(mails));
        counters.attempted(Evidence.What.SENT, mails.size());
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
        counters.attempted(Evidence.What.DEFERRED, 1);
    }

    /** Replies that say that we have not logged in rightly (RFC 4954): no verdict on the mail. */
    private static boolean isAboutOurLogin(int code) {
        return code == 530 || code == 534 || code == 535 || code == 538;
    }

    private void failed(OutgoingMail mail, String answer) {
        LOG.warn("Notice {} to {} failed: {}", mail.notice(), mail.messageId(), answer);
        transaction.executeWithoutResult(status -> outbox.failed(mail, clock.instant(), answer));
        counters.attempted(Evidence.What.FAILED, 1);
    }

    /** Twice as long after each attempt, half of it by chance, so that what failed together does not return together. */
    private static Duration pause(int attempt) {
        long whole = FIRST_PAUSE.toMillis() << Math.min(attempt - 1, 20);
        long bounded = Math.min(whole, LONGEST_PAUSE.toMillis());
        return Duration.ofMillis(bounded / 2 + ThreadLocalRandom.current().nextLong(bounded / 2 + 1));
    }
}
