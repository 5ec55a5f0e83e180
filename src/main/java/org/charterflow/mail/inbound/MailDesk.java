package org.charterflow.mail.inbound;

import static org.charterflow.sql.Instants.utc;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.charterflow.alliance.Alliances;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.reading.MailReading;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person decides on a mail the pipeline could not, or did not dare to, decide. Each decision is journalled. */
@Service
public class MailDesk {

    private static final int LONGEST_NOTE = 2_000;

    private final MailStore store;
    private final Alliances alliances;
    private final Journal journal;
    private final JdbcClient jdbc;
    private final Clock clock;

    MailDesk(MailStore store, Alliances alliances, Journal journal, JdbcClient jdbc, Clock clock) {
        this.store = store;
        this.alliances = alliances;
        this.journal = journal;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Who decides, and by which door.
     *
     * @param channel {@code form} for a page, {@code api}
     */
    public record Person(String userId, String channel) {}

    /**
     * Tries a mail again that waits for an operator, with as many attempts as at first.
     *
     * @throws RuleViolation conflict, if it does not wait
     */
    @Transactional
    public void replay(UUID id, Person by) {
        StoredMail mail = lock(id);
        boolean waits =
                jdbc.sql("""
                        update inbound_mail set attempts = 0, next_attempt_at = :now, reason = null
                         where id = :id and status = 'pending' and next_attempt_at is null
                        """).param("now", utc(clock.instant())).param("id", id).update() == 1;
        if (!waits) {
            throw conflict(
                    "not-waiting",
                    Bilingual.of(
                            "这封邮件没有在等待处理，无需重新处理。",
                            "This mail does not wait for an operator; there is nothing to replay."));
        }
        journal.record(entry(mail, by, "mail-replayed", Map.of("mail", id)));
    }

    /**
     * Lets a quarantined mail go on as a person's mail whose sender is not proven: where anything is to be done on its
     * word, the owner of the address is asked first. What no stage could read stays where it is.
     *
     * @throws RuleViolation conflict, if it is not in quarantine or cannot be read
     */
    @Transactional
    public void release(UUID id, Person by) {
        StoredMail mail = quarantined(id);
        byte[] content = store.content(id).orElseGet(() -> new byte[0]);
        String trustedId = alliances.get(mail.alliance()).mail().authservId();
        if (!(MailReading.of(content, trustedId) instanceof MailReading.Readable reading)
                || reading.mail().from().single() == null) {
            throw conflict(
                    "cannot-be-read",
                    Bilingual.of(
                            "这封邮件无法读取，或没有唯一的发件人，不能放行；请拒收，并请对方重新发送。",
                            "This mail cannot be read or has no single sender, so it cannot be released. Reject it and"
                                    + " ask for another one."));
        }
        jdbc.sql("""
                        update inbound_mail
                           set status = 'pending', released_at = :now, released_by = :by, reason = null,
                               decided_at = null, attempts = 0, next_attempt_at = :now
                         where id = :id
                        """)
                .param("now", utc(clock.instant()))
                .param("by", by.userId())
                .param("id", id)
                .update();
        journal.record(entry(mail, by, "mail-released", Map.of("mail", id, "reason", String.valueOf(mail.reason()))));
    }

    /**
     * Rejects a quarantined mail for good; nobody is answered.
     *
     * @throws RuleViolation conflict, if it is not in quarantine
     */
    @Transactional
    public void reject(UUID id, Person by) {
        StoredMail mail = quarantined(id);
        jdbc.sql("update inbound_mail set status = 'rejected', decided_at = :now where id = :id")
                .param("now", utc(clock.instant()))
                .param("id", id)
                .update();
        journal.record(entry(mail, by, "mail-rejected", Map.of("mail", id, "reason", String.valueOf(mail.reason()))));
    }

    /**
     * Settles a mail for the secretariat.
     *
     * @param note what was done, for the colleagues; may be empty
     * @throws RuleViolation conflict, if it is not for the secretariat or somebody settled it before
     */
    @Transactional
    public void settle(UUID id, @Nullable String note, Person by) {
        StoredMail mail = lock(id);
        if (note != null && note.length() > LONGEST_NOTE) {
            throw RuleViolation.invalid(
                    "note", "note-too-long", Bilingual.of("备注不得超过 2000 字。", "A note has 2000 characters at most."));
        }
        boolean open = jdbc.sql("""
                                update secretariat_mail set settled_at = :now, settled_by = :by, note = :note
                                 where mail = :id and settled_at is null
                                """)
                        .param("now", utc(clock.instant()))
                        .param("by", by.userId())
                        .param("note", note == null || note.isBlank() ? null : note.strip())
                        .param("id", id)
                        .update()
                == 1;
        if (!open) {
            throw conflict(
                    "nothing-to-settle",
                    Bilingual.of(
                            "这封邮件不在秘书处待办之列，或已办结。", "This mail is not for the secretariat, or it is settled already."));
        }
        journal.record(entry(mail, by, "mail-settled", Map.of("mail", id)));
    }

    /** Puts on record that somebody takes a look at the mail as it came. */
    @Transactional
    public void viewedRaw(StoredMail mail, Person by) {
        journal.record(entry(mail, by, "mail-viewed-raw", Map.of("mail", mail.id())));
    }

    private StoredMail quarantined(UUID id) {
        StoredMail mail = lock(id);
        if (mail.status() != MailStatus.QUARANTINED) {
            throw conflict("not-in-quarantine", Bilingual.of("这封邮件不在隔离区。", "This mail is not in quarantine."));
        }
        return mail;
    }

    private StoredMail lock(UUID id) {
        return store.lock(Set.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> RuleViolation.notFound("id", Bilingual.of("没有这封邮件。", "There is no such mail.")));
    }

    private static JournalEntry entry(StoredMail mail, Person by, String action, Map<String, Object> data) {
        return new JournalEntry(mail.alliance(), mail.caseNumber(), by.userId(), by.channel(), action, null, data);
    }

    private static RuleViolation conflict(String rule, Bilingual explanation) {
        return new RuleViolation("id", rule, null, explanation, RuleViolation.Kind.CONFLICT);
    }
}
