package org.charterflow.mail;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sends notices: writes them into the outbox together with the change that causes them. A fixed number of statements,
 * however many addressees there are.
 */
@Service
public class Notices {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final NoticeTexts texts;
    private final Tokens tokens;
    private final Letterheads letterheads;
    private final Journal journal;
    private final ApplicationEventPublisher events;
    private final String baseUrl;

    Notices(
            JdbcClient jdbc,
            Clock clock,
            NoticeTexts texts,
            Tokens tokens,
            Letterheads letterheads,
            Journal journal,
            ApplicationEventPublisher events,
            @Value("${charterflow.base-url}") String baseUrl) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.texts = texts;
        this.tokens = tokens;
        this.letterheads = letterheads;
        this.journal = journal;
        this.events = events;
        this.baseUrl = baseUrl.replaceAll("/+$", "");
    }

    /**
     * Puts a notice into the outbox, in the caller's transaction: it leaves once that is committed, or never.
     *
     * @return the notice's id, under which the delivery ledger keeps what became of it
     * @throws IllegalArgumentException if the kind lacks a template, or two addressees have the same key
     */
    @Transactional
    public UUID send(Notice notice) {
        if (notice.addressees().stream().map(Addressee::key).distinct().count()
                != notice.addressees().size()) {
            throw new IllegalArgumentException("an addressee is named twice in a notice " + notice.kind());
        }
        UUID id = UUID.randomUUID();
        Letterhead letterhead = letterheads.of(notice.alliance());
        OffsetDateTime now = utc(clock.instant());
        NoticeTexts.Text text = texts.write(notice.kind(), letterhead, notice.caseNumber(), model(id, notice));
        jdbc.sql("""
                        insert into notice (id, alliance, case_number, kind, subject, body, reply_purpose, tracked,
                                            created_at)
                        values (:id, :alliance, :case, :kind, :subject, :body, :purpose, :tracked, :now)
                        """)
                .param("id", id)
                .param("alliance", notice.alliance())
                .param("case", notice.caseNumber())
                .param("kind", notice.kind())
                .param("subject", text.subject())
                .param("body", text.body())
                .param(
                        "purpose",
                        Optional.ofNullable(notice.reply()).map(Reply::purpose).orElse(null))
                .param("tracked", notice.tracked())
                .param("now", now)
                .update();
        attach(id, notice.documentIds());
        invite(id, notice.event());
        address(id, notice, letterhead, now);
        journal.record(new JournalEntry(
                notice.alliance(),
                notice.caseNumber(),
                "charterflow",
                "engine",
                "notice-issued",
                null,
                Map.of(
                        "notice", id.toString(),
                        "kind", notice.kind(),
                        "addressees", notice.addressees().size())));
        events.publishEvent(new NoticeQueued());
        return id;
    }

    private Map<String, @Nullable Object> model(UUID id, Notice notice) {
        Map<String, @Nullable Object> model = new HashMap<>(notice.model());
        model.put("caseNumber", notice.caseNumber());
        model.put("caseUrl", notice.caseNumber() == null ? null : baseUrl + "/cases/" + notice.caseNumber());
        model.put("addressee", Placeholder.ADDRESSEE.in(id));
        model.put("link", notice.reply() == null ? null : Placeholder.LINK.in(id));
        return model;
    }

    private void attach(UUID id, List<UUID> documents) {
        if (!documents.isEmpty()) {
            jdbc.sql("""
                            insert into notice_document (notice, position, document)
                            select :notice, position, document::uuid
                              from unnest(:documents::text[]) with ordinality as d (document, position)
                            """)
                    .param("notice", id)
                    .param("documents", documents.stream().map(UUID::toString).toArray(String[]::new))
                    .update();
        }
    }

    private void invite(UUID id, @Nullable CalendarEvent event) {
        if (event != null) {
            jdbc.sql("""
                            insert into notice_calendar (notice, uid, sequence, cancelled, starts_at, ends_at, zone,
                                                         summary_zh, summary_en, location)
                            values (:notice, :uid, :sequence, :cancelled, :starts, :ends, :zone, :zh, :en, :location)
                            """)
                    .param("notice", id)
                    .param("uid", event.uid())
                    .param("sequence", event.sequence())
                    .param("cancelled", event.cancelled())
                    .param("starts", utc(event.startsAt()))
                    .param("ends", utc(event.endsAt()))
                    .param("zone", event.zone().getId())
                    .param("zh", event.summary().zh())
                    .param("en", event.summary().en())
                    .param("location", event.location())
                    .update();
        }
    }

    private void address(UUID id, Notice notice, Letterhead letterhead, OffsetDateTime now) {
        if (notice.addressees().isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into delivery (notice, addressee_key, name, address, domain, seat, token, message_id,
                                              state, attempts, due_at, queued_at)
                        select :notice, key, name, address, lower(substring(address from '[^@]*$')), seat::uuid, token,
                               '<' || :notice || '.' || secret || '@' || :domain || '>', 'PENDING', 0, :now, :now
                          from unnest(:keys::text[], :names::text[], :addresses::text[], :seats::text[],
                                      :tokens::bigint[], :secrets::text[])
                               with ordinality as a (key, name, address, seat, token, secret, position)
                         order by position
                        """)
                .param("notice", id)
                .param("domain", letterhead.domain())
                .param("now", now)
                .param("keys", column(notice, Addressee::key))
                .param("names", column(notice, Addressee::name))
                .param("addresses", column(notice, Addressee::address))
                .param("seats", column(notice, addressee -> Objects.toString(addressee.seat(), null)))
                .param("tokens", replyTokens(notice))
                .param("secrets", column(notice, addressee -> secret()))
                .update();
    }

    private @Nullable Long[] replyTokens(Notice notice) {
        Reply reply = notice.reply();
        if (reply == null) {
            return new @Nullable Long[notice.addressees().size()];
        }
        List<String> subjects = notice.addressees().stream()
                .map(addressee -> Objects.toString(addressee.seat(), addressee.key()))
                .toList();
        @Nullable Instant expires = Tokens.cut(reply.expires());
        Token like = new Token(reply.purpose(), notice.alliance(), notice.caseNumber(), "", expires);
        return tokens.issue(like, subjects).toArray(Long[]::new);
    }

    /** Makes a Message-ID known to its addressee alone: whoever names it in a bounce or an answer got that very mail. */
    static String secret() {
        return UUID.randomUUID().toString();
    }

    private static @Nullable String[] column(Notice notice, Function<Addressee, @Nullable String> value) {
        return notice.addressees().stream().map(value).toArray(String[]::new);
    }

    private static OffsetDateTime utc(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
