package org.charterflow.mail.inbound;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.reading.Bounce;
import org.charterflow.mail.reading.MailClass;
import org.charterflow.mail.reading.MailReading;
import org.charterflow.mail.reading.MailReading.Readable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * From stored bytes to a disposition, one mail at a time, each in a transaction of its own: a mail that fails is tried
 * again later, up to three times, and never holds up another. Then it waits for an operator.
 */
@Service
public class MailPipeline {

    private static final Logger LOG = LoggerFactory.getLogger(MailPipeline.class);
    /** What is a matter of seconds, of a restart, of somebody who puts it right. */
    private static final Duration[] RECOVERIES = {Duration.ofSeconds(20), Duration.ofMinutes(1), Duration.ofMinutes(5)};

    private final MailStore store;
    private final HumanMail human;
    private final MachineMail machines;
    private final CalendarAnswers calendars;
    private final MailTraces traces;
    private final Alliances alliances;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;

    MailPipeline(
            MailStore store,
            HumanMail human,
            MachineMail machines,
            CalendarAnswers calendars,
            MailTraces traces,
            Alliances alliances,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock) {
        this.store = store;
        this.human = human;
        this.machines = machines;
        this.calendars = calendars;
        this.traces = traces;
        this.alliances = alliances;
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
        for (Optional<UUID> next = claim(); next.isPresent(); next = claim()) {
            process(next.get());
            worked++;
        }
        return worked;
    }

    /** Counts the attempt before it is made, so that a mail that kills the process is not tried forever. */
    private Optional<UUID> claim() {
        Instant now = clock.instant();
        return jdbc.sql("""
                        update inbound_mail
                           set attempts = attempts + 1,
                               next_attempt_at = (:later::timestamptz[])[attempts + 1]
                         where id = (select id from inbound_mail
                                      where status = 'pending' and next_attempt_at <= :now
                                      order by next_attempt_at, received_at, id
                                      limit 1 for update skip locked)
                        returning id
                        """)
                .param("now", MailStore.utc(now))
                .param(
                        "later",
                        Arrays.stream(RECOVERIES)
                                .map(pause -> now.plus(pause).toString())
                                .toArray(String[]::new))
                .query(UUID.class)
                .optional();
    }

    private void process(UUID id) {
        try {
            decide(id, null);
        } catch (RuleViolation violation) {
            if (violation.kind() == RuleViolation.Kind.UNAVAILABLE) {
                remember(id, violation);
            } else {
                refuse(id, violation);
            }
        } catch (RuntimeException failure) {
            // The bulkhead: whatever went wrong with this mail must not stop the next.
            remember(id, failure);
        }
    }

    /** What a feature did before it met the rule is rolled back; the refusal has a transaction of its own. */
    private void refuse(UUID id, RuleViolation violation) {
        try {
            decide(id, violation);
        } catch (RuntimeException failure) {
            remember(id, failure);
        }
    }

    private void decide(UUID id, @Nullable RuleViolation violation) {
        AllianceProfile alliance = alliances.get(store.find(id).orElseThrow().alliance());
        byte[] content = store.content(id).orElseGet(() -> new byte[0]);
        MailReading reading = MailReading.of(content, alliance.mail().authservId());
        if (reading instanceof Readable readable) {
            // Kept whatever comes of it: an operator who finds the mail waiting sees whose it is.
            traces.read(id, readable);
        }
        transaction.executeWithoutResult(status -> {
            StoredMail mail = store.lock(id).orElseThrow();
            if (mail.status() == MailStatus.PENDING) {
                Ruling verdict = decide(alliance, mail, reading, violation);
                settle(mail, verdict);
                traces.answered(id);
            }
        });
    }

    private Ruling decide(
            AllianceProfile alliance, StoredMail mail, MailReading reading, @Nullable RuleViolation violation) {
        if (!(reading instanceof Readable readable)) {
            return Ruling.quarantined(((MailReading.Unreadable) reading).reason());
        }
        if (readable.classification().mailClass() == MailClass.CALENDAR) {
            return calendars.decide(alliance.id(), readable, mail.receivedAt());
        }
        Ruling machine = Rulings.onClass(readable.classification());
        if (machine != null) {
            return machine;
        }
        Bounce bounce = readable.classification().bounce();
        return bounce == null
                ? human.decide(alliance, mail, readable, violation)
                : machines.bounce(mail, readable, bounce);
    }

    private void settle(StoredMail mail, Ruling verdict) {
        jdbc.sql("""
                        update inbound_mail
                           set status = :status, reason = :reason, case_number = :case, decided_at = :now,
                               next_attempt_at = null
                         where id = :id
                        """)
                .param("status", verdict.status().word())
                .param("reason", verdict.reason())
                .param("case", verdict.caseNumber())
                .param("now", MailStore.utc(clock.instant()))
                .param("id", mail.id())
                .update();
        LOG.atInfo()
                .addKeyValue("mail", mail.id())
                .addKeyValue("caseNumber", verdict.caseNumber())
                .log("mail {}: {}", verdict.status().word(), verdict.reason());
    }

    private void remember(UUID id, RuntimeException failure) {
        LOG.atWarn().addKeyValue("mail", id).setCause(failure).log("mail could not be worked on");
        jdbc.sql("update inbound_mail set reason = :reason where id = :id and status = 'pending'")
                .param("reason", "failed: " + failure.getClass().getSimpleName())
                .param("id", id)
                .update();
    }
}
