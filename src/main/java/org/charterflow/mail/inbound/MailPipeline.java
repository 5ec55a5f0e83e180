package org.charterflow.mail.inbound;

import static org.charterflow.sql.Instants.utc;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.reading.MailReading;
import org.charterflow.mail.reading.MailReading.Readable;
import org.charterflow.mail.reading.Mailbox;
import org.charterflow.sql.DatabaseAway;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * From stored bytes to a disposition, the mails of each sender in the order in which they came. Mails that come for the
 * first time share a transaction, and its commit; should one of them fail, each has a transaction of its own. A mail that
 * fails is tried again later, alone, up to three times, and never holds up another. Then it waits for an operator.
 */
@Service
public class MailPipeline implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(MailPipeline.class);

    /**
     * How long each try may take, and how much later the next begins: what went wrong is a matter of seconds, of a
     * restart, of somebody who puts it right. After the last nobody waits for the mail any more.
     */
    private static final Duration[] LEASES = {
        Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMinutes(5), Duration.ofMinutes(5)
    };

    /** Transactions at a time: while one waits for the database, another has something to compute. */
    private static final int HANDS = 2;

    /** Mails that are claimed at once. */
    private static final int LOT = 40 * HANDS;

    /** In bytes; what is larger takes its time, and nobody waits for it in a common transaction. */
    private static final int SMALL = 256 * 1_024;

    private final MailVerdicts verdicts;
    private final MailTraces traces;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final ExecutorService hands = Executors.newFixedThreadPool(HANDS, work -> {
        Thread thread = new Thread(work, "inbound-mail-lot");
        thread.setDaemon(true);
        return thread;
    });

    MailPipeline(
            MailVerdicts verdicts, MailTraces traces, JdbcClient jdbc, TransactionTemplate transaction, Clock clock) {
        this.verdicts = verdicts;
        this.traces = traces;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
    }

    /**
     * Works on every mail that is due, on this node; other nodes may do the same at the same time.
     *
     * @return how many were worked on
     */
    public int processPending() {
        int worked = 0;
        List<Claimed> fresh;
        List<Claimed> again = List.of();
        do {
            fresh = claim("attempts = 0", LOT);
            processFresh(fresh);
            if (fresh.size() < LOT) {
                // A mail that kills the process must not have others counted as tried, so it is claimed alone.
                again = claim("attempts > 0", 1);
                again.forEach(mail -> processAlone(mail.id()));
            }
            worked += fresh.size() + again.size();
        } while (!fresh.isEmpty() || !again.isEmpty());
        return worked;
    }

    /** A mail that nobody else works on for the time being. */
    record Claimed(UUID id, String alliance) {}

    /**
     * Counts the attempt before it is made, so that a mail that kills the process is not tried forever. Of one whose last
     * try was cut off nothing more is waited for.
     */
    List<Claimed> claim(String which, int most) {
        Instant now = clock.instant();
        return jdbc.sql("""
                        with claimed as (
                            update inbound_mail
                               set attempts = least(attempts + 1, cardinality(:leases::timestamptz[])),
                                   claimed_until = (:leases::timestamptz[])[attempts + 1],
                                   next_attempt_at = case when attempts < cardinality(:leases::timestamptz[]) then next_attempt_at end
                             where id in (select id from inbound_mail
                                           where status = 'pending' and next_attempt_at <= :now
                                             and (claimed_until is null or claimed_until <= :now) and %s
                                           order by next_attempt_at, received_at, uid, id
                                           limit :most for update skip locked)
                            returning id, alliance, received_at, uid, next_attempt_at
                        )
                        select id, alliance from claimed where next_attempt_at is not null order by received_at, uid, id
                        """.formatted(which))
                .param("now", utc(now))
                .param("most", most)
                .param(
                        "leases",
                        Arrays.stream(LEASES)
                                .map(lease -> now.plus(lease).toString())
                                .toArray(String[]::new))
                .query((row, index) -> new Claimed(row.getObject("id", UUID.class), row.getString("alliance")))
                .list();
    }

    private void processFresh(List<Claimed> mails) {
        Map<UUID, MailReading> small = read(mails.stream().map(Claimed::id).toList());
        List<Read> run = new ArrayList<>();
        for (Claimed mail : mails) {
            MailReading reading = small.get(mail.id());
            if (reading != null) {
                run.add(new Read(mail.id(), mail.alliance(), reading));
            } else {
                processTogether(run);
                run.clear();
                processAlone(mail.id());
            }
        }
        processTogether(run);
    }

    /** The small ones of the mails; none if one of them cannot be read for a reason that nobody thought of. */
    private Map<UUID, MailReading> read(List<UUID> mails) {
        try {
            return verdicts.read(mails, SMALL);
        } catch (RuntimeException failure) {
            LOG.debug("{} mails are read one by one: {}", mails.size(), failure.toString());
            return Map.of();
        }
    }

    /** A mail whose bytes are read. */
    private record Read(UUID id, String alliance, MailReading reading) {

        /** Its sender's address; empty where it has none, or several. */
        String sender() {
            Mailbox from = reading instanceof Readable readable
                    ? readable.mail().from().single()
                    : null;
            return from == null ? "" : from.address().toLowerCase(Locale.ROOT);
        }
    }

    private void processTogether(List<Read> run) {
        List<List<Read>> shares = shares(run);
        List<List<Read>> left = shares.size() == 1
                ? List.of(processShare(shares.get(0)))
                : shares.stream()
                        .map(share -> CompletableFuture.supplyAsync(() -> processShare(share), hands))
                        .toList()
                        .stream()
                        .map(CompletableFuture::join)
                        .toList();
        // One after the other, so that whatever the shares met in each other's way does not stand in theirs.
        left.forEach(share -> share.forEach(mail -> process(mail.id(), mail.reading())));
    }

    /**
     * The mails in as many shares as there are hands, those of one sender in one. Where several alliances have mail, those
     * of one alliance are in one: alliances have nothing in common that one transaction could keep from the other.
     */
    private static List<List<Read>> shares(List<Read> run) {
        boolean severalAlliances = run.stream().map(Read::alliance).distinct().count() > 1;
        List<List<Read>> shares = new ArrayList<>();
        Map<String, List<Read>> shareOf = new HashMap<>();
        for (Read mail : run) {
            shareOf.computeIfAbsent(severalAlliances ? mail.alliance() : mail.sender(), whose -> next(shares))
                    .add(mail);
        }
        return shares;
    }

    private static List<Read> next(List<List<Read>> shares) {
        if (shares.size() < HANDS) {
            shares.add(new ArrayList<>());
            return shares.get(shares.size() - 1);
        }
        return Collections.min(shares, Comparator.comparing(List::size));
    }

    /** Works on the mails in one transaction; returns those that have to be worked on one by one. */
    private List<Read> processShare(List<Read> share) {
        if (share.size() < 2) {
            return share;
        }
        Map<UUID, MailReading> readings = share.stream().collect(Collectors.toMap(Read::id, Read::reading));
        try {
            transaction.executeWithoutResult(status -> verdicts.decide(readings, null));
            return List.of();
        } catch (RuntimeException failure) {
            LOG.debug("{} mails are worked on one by one: {}", share.size(), failure.toString());
            return share;
        }
    }

    private void processAlone(UUID id) {
        MailReading reading;
        try {
            reading = verdicts.read(id);
            if (reading instanceof Readable readable) {
                // Kept whatever comes of it: an operator who finds the mail waiting sees whose it is.
                traces.read(id, readable);
            }
        } catch (RuntimeException failure) {
            remember(id, null, failure);
            return;
        }
        process(id, reading);
    }

    private void process(UUID id, MailReading reading) {
        try {
            decide(id, reading, null);
        } catch (RuleViolation violation) {
            if (violation.kind() == RuleViolation.Kind.UNAVAILABLE) {
                remember(id, reading, violation);
            } else {
                refuse(id, reading, violation);
            }
        } catch (RuntimeException failure) {
            // The bulkhead: whatever went wrong with this mail must not stop the next.
            remember(id, reading, failure);
        }
    }

    /** What a feature did before it met the rule is rolled back; the refusal has a transaction of its own. */
    private void refuse(UUID id, MailReading reading, RuleViolation violation) {
        try {
            decide(id, reading, violation);
        } catch (RuntimeException failure) {
            remember(id, reading, failure);
        }
    }

    private void decide(UUID id, MailReading reading, @Nullable RuleViolation violation) {
        transaction.executeWithoutResult(status -> verdicts.decide(Map.of(id, reading), violation));
    }

    /** The next try begins when the lease of this one ends. It does not count where the database is to blame. */
    private void remember(UUID id, @Nullable MailReading reading, RuntimeException failure) {
        LOG.atWarn().addKeyValue("mail", id).setCause(failure).log("mail could not be worked on");
        if (reading instanceof Readable readable) {
            traces.read(id, readable);
        }
        jdbc.sql("""
                        update inbound_mail
                           set reason = :reason, attempts = attempts - :blameless,
                               next_attempt_at = case when attempts - :blameless < :most then claimed_until end
                         where id = :id and status = 'pending'
                        """)
                .param("blameless", DatabaseAway.cause(failure) == null ? 0 : 1)
                .param("most", LEASES.length)
                .param("reason", "failed: " + failure.getClass().getSimpleName())
                .param("id", id)
                .update();
    }

    @Override
    public void destroy() {
        hands.shutdown();
    }
}
