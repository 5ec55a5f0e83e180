package org.charterflow.mail;

import static org.charterflow.sql.Instants.utc;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.charterflow.alliance.Alliances;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person does about a notice that mail did not bring to its addressee: has it sent again, records that it
 * reached them otherwise, or gives up with a reason. Each is evidence and is in the journal.
 */
@Service
public class Settlements {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Alliances alliances;
    private final Outbox outbox;
    private final Journal journal;
    private final ApplicationEventPublisher events;

    Settlements(
            JdbcClient jdbc,
            Clock clock,
            Alliances alliances,
            Outbox outbox,
            Journal journal,
            ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.alliances = alliances;
        this.outbox = outbox;
        this.journal = journal;
        this.events = events;
    }

    /**
     * How a notice reached somebody.
     *
     * @param on the day, in the alliance's zone
     * @param text what proves it: the letter's number, who took it; may be empty if there is a document
     * @param document a file that proves it; null if there is none
     */
    public record Reached(
            LocalDate on,
            Means means,
            String text,
            @Nullable UUID document) {}

    /**
     * Puts on record that a notice reached its addressee another way than by mail. Features hear of it as
     * {@link NoticeHandedOver} if the mail itself has not been handed over.
     *
     * @param by the user who says so
     * @throws RuleViolation naming {@code on} or {@code evidence}, or if there is no such delivery
     */
    @Transactional
    public void reachedOtherwise(UUID notice, long delivery, Reached reached, String by) {
        Delivery found = lock(notice, delivery);
        LocalDate today = LocalDate.ofInstant(
                clock.instant(), alliances.get(found.alliance()).zone());
        if (reached.on().isAfter(today)) {
            throw RuleViolation.invalid(
                    "on", "not-in-future", Bilingual.of("送达日期不能晚于今天", "the day it was delivered has not come yet"));
        }
        if (reached.text().isBlank() && reached.document() == null) {
            throw RuleViolation.invalid(
                    "evidence",
                    "required",
                    Bilingual.of("请填写送达凭证或上传文件", "say what proves it, or hand in a file that does"));
        }
        Instant at = reached.on().equals(today)
                ? clock.instant()
                : reached.on()
                        .atStartOfDay(alliances.get(found.alliance()).zone())
                        .toInstant();
        jdbc.sql("""
                        update delivery
                           set reached_at = coalesce(reached_at, :at),
                               tell_at = case when reached_at is null and state <> 'SENT' then :now else tell_at end
                         where id = :id
                        """)
                .param("at", utc(at))
                .param("now", utc(clock.instant()))
                .param("id", delivery)
                .update();
        String text = reached.on()
                + (reached.text().isBlank() ? "" : ", " + reached.text().strip());
        outbox.evidence(
                delivery,
                new Evidence(
                        clock.instant(),
                        Evidence.What.REACHED_OTHERWISE,
                        text,
                        reached.means(),
                        reached.document(),
                        by));
        journal.record(new JournalEntry(
                found.alliance(),
                found.caseNumber(),
                by,
                "form",
                "notice-reached-otherwise",
                null,
                data(found, Map.of("means", reached.means().name(), "evidence", text))));
        events.publishEvent(new NoticeQueued());
    }

    /**
     * Has a notice that was undelivered sent again, as a new mail.
     *
     * @param address where to: corrected, or the same once its fault is mended
     * @param by the user who says so
     * @throws RuleViolation naming {@code address} if no mail can be sent to it; if there is no such delivery, or
     *     nothing is left to do about it
     */
    @Transactional
    public void sendAgain(UUID notice, long delivery, String address, String by) {
        Delivery found = undelivered(notice, delivery);
        String to = address.strip();
        if (!MailAddresses.deliverable(to)) {
            throw RuleViolation.invalid(
                    "address",
                    "mail-address",
                    Bilingual.of("不是可以投递的邮箱地址，例：li@unit.example", "no mail address such as li@unit.example"));
        }
        outbox.again(delivery, to, clock.instant());
        outbox.evidence(
                delivery,
                new Evidence(clock.instant(), Evidence.What.SENT_AGAIN, found.address() + " → " + to, null, null, by));
        journal.record(new JournalEntry(
                found.alliance(),
                found.caseNumber(),
                by,
                "form",
                "notice-sent-again",
                null,
                data(found, Map.of("from", found.address(), "to", to))));
        events.publishEvent(new NoticeQueued());
    }

    /**
     * Puts on record that the secretariat gives up bringing a notice to an addressee.
     *
     * @param by the user who says so
     * @throws RuleViolation naming {@code reason} if it is missing; if there is no such delivery, or nothing is left
     *     to do about it
     */
    @Transactional
    public void writeOff(UUID notice, long delivery, String reason, String by) {
        Delivery found = undelivered(notice, delivery);
        if (reason.isBlank()) {
            throw RuleViolation.invalid("reason", "required", Bilingual.of("请填写理由", "please give the reason"));
        }
        jdbc.sql("update delivery set written_off_at = :now where id = :id")
                .param("now", utc(clock.instant()))
                .param("id", delivery)
                .update();
        outbox.evidence(
                delivery, new Evidence(clock.instant(), Evidence.What.WRITTEN_OFF, reason.strip(), null, null, by));
        journal.record(new JournalEntry(
                found.alliance(),
                found.caseNumber(),
                by,
                "form",
                "notice-written-off",
                null,
                data(found, Map.of("reason", reason.strip()))));
        events.publishEvent(new NoticeWrittenOff(
                notice,
                found.alliance(),
                found.caseNumber(),
                found.kind(),
                found.addresseeKey(),
                found.name(),
                reason.strip()));
    }

    private Delivery undelivered(UUID notice, long delivery) {
        Delivery found = lock(notice, delivery);
        if (!found.undelivered()) {
            throw new RuleViolation(
                    "delivery",
                    "not-undelivered",
                    null,
                    Bilingual.of("此项已有着落，无需再处理", "this has been settled, or the mail is on its way"),
                    RuleViolation.Kind.CONFLICT);
        }
        return found;
    }

    private Delivery lock(UUID notice, long delivery) {
        return jdbc.sql(DeliveryRows.SELECT + "where d.id = :id and d.notice = :notice for update of d")
                .param("id", delivery)
                .param("notice", notice)
                .query(DeliveryRows::map)
                .optional()
                .orElseThrow(() -> RuleViolation.notFound(
                        "delivery", Bilingual.of("该通知没有这个收件人", "the notice has no such addressee")));
    }

    private static Map<String, Object> data(Delivery delivery, Map<String, Object> more) {
        Map<String, Object> data = new HashMap<>(more);
        data.put("notice", delivery.noticeId().toString());
        data.put("kind", delivery.kind());
        data.put("addressee", delivery.name());
        return data;
    }
}
