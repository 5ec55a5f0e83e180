package org.charterflow.mail;

import static org.charterflow.sql.Columns.column;
import static org.charterflow.sql.Instants.utc;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
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
        return send(List.of(notice)).get(0);
    }

    /**
     * Puts several notices into the outbox, as {@link #send(Notice)} does one, by as many statements as one takes.
     *
     * @return their ids, in their order
     */
    @Transactional
    public List<UUID> send(List<Notice> notices) {
        List<Written> written = notices.stream().map(this::write).toList();
        OffsetDateTime now = utc(clock.instant());
        jdbc.sql("""
                        insert into notice (id, alliance, case_number, kind, subject, body, reply_purpose, tracked,
                                            created_at)
                        select id::uuid, alliance, case_number, kind, subject, body, reply_purpose, tracked, :now
                          from unnest(:ids::text[], :alliances::text[], :cases::text[], :kinds::text[],
                                      :subjects::text[], :bodies::text[], :purposes::text[], :tracked::boolean[])
                               as n (id, alliance, case_number, kind, subject, body, reply_purpose, tracked)
                        """)
                .param("now", now)
                .param("ids", column(written, each -> each.id().toString()))
                .param("alliances", column(written, each -> each.notice().alliance()))
                .param("cases", column(written, each -> each.notice().caseNumber()))
                .param("kinds", column(written, each -> each.notice().kind()))
                .param("subjects", column(written, each -> each.text().subject()))
                .param("bodies", column(written, each -> each.text().body()))
                .param("purposes", column(written, each -> purpose(each.notice())))
                .param(
                        "tracked",
                        column(written, each -> Boolean.toString(each.notice().tracked())))
                .update();
        for (Written each : written) {
            attach(each.id(), each.notice().documentIds());
            invite(each.id(), each.notice().event());
        }
        address(written, now);
        journal.record(written.stream().map(Notices::issued).toList());
        events.publishEvent(new NoticeQueued());
        return written.stream().map(Written::id).toList();
    }

    /** A notice on its way into the outbox. */
    private record Written(UUID id, Notice notice, Letterhead letterhead, NoticeTexts.Text text) {}

    private Written write(Notice notice) {
        if (notice.addressees().stream().map(Addressee::key).distinct().count()
                != notice.addressees().size()) {
            throw new IllegalArgumentException("an addressee is named twice in a notice " + notice.kind());
        }
        UUID id = UUID.randomUUID();
        Letterhead letterhead = letterheads.of(notice.alliance());
        return new Written(
                id, notice, letterhead, texts.write(notice.kind(), letterhead, notice.caseNumber(), model(id, notice)));
    }

    private static JournalEntry issued(Written written) {
        Notice notice = written.notice();
        return new JournalEntry(
                notice.alliance(),
                notice.caseNumber(),
                "charterflow",
                "engine",
                "notice-issued",
                null,
                Map.of(
                        "notice", written.id().toString(),
                        "kind", notice.kind(),
                        "addressees", notice.addressees().size()));
    }

    private static @Nullable String purpose(Notice notice) {
        return notice.reply() == null ? null : notice.reply().purpose();
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
                    .param("documents", column(documents, UUID::toString))
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

    private void address(List<Written> written, OffsetDateTime now) {
        List<Addressed> all = written.stream()
                .flatMap(each -> each.notice().addressees().stream().map(addressee -> new Addressed(each, addressee)))
                .toList();
        if (all.isEmpty()) {
            return;
        }
        jdbc.sql("""
                        insert into delivery (notice, addressee_key, name, address, domain, seat, token, message_id,
                                              state, attempts, due_at, queued_at)
                        select notice::uuid, key, name, address, lower(substring(address from '[^@]*$')), seat::uuid,
                               token, '<' || notice || '.' || secret || '@' || sender || '>', 'PENDING', 0, :now, :now
                          from unnest(:notices::text[], :senders::text[], :keys::text[], :names::text[],
                                      :addresses::text[], :seats::text[], :tokens::bigint[], :secrets::text[])
                               with ordinality as a (notice, sender, key, name, address, seat, token, secret, position)
                         order by position
                        """)
                .param("now", now)
                .param("notices", column(all, each -> each.written().id().toString()))
                .param(
                        "senders",
                        column(all, each -> each.written().letterhead().domain()))
                .param("keys", column(all, each -> each.addressee().key()))
                .param("names", column(all, each -> each.addressee().name()))
                .param("addresses", column(all, each -> each.addressee().address()))
                .param(
                        "seats",
                        column(all, each -> Objects.toString(each.addressee().seat(), null)))
                .param("tokens", replyTokens(all))
                .param("secrets", column(all, each -> secret()))
                .update();
    }

    /** Somebody whom one of several notices goes to. */
    private record Addressed(Written written, Addressee addressee) {

        /** The token by which they answer, its subject left open; null where they cannot. */
        @Nullable
        Token answer() {
            Notice notice = written.notice();
            Reply reply = notice.reply();
            return reply == null
                    ? null
                    : new Token(
                            reply.purpose(), notice.alliance(), notice.caseNumber(), "", Tokens.cut(reply.expires()));
        }

        String subject() {
            return Objects.toString(addressee.seat(), addressee.key());
        }
    }

    /** The ids of everybody's tokens; those that are alike but for their subjects are issued together. */
    private @Nullable Long[] replyTokens(List<Addressed> all) {
        Map<Token, List<Integer>> places = new LinkedHashMap<>();
        for (int place = 0; place < all.size(); place++) {
            Token answer = all.get(place).answer();
            if (answer != null) {
                places.computeIfAbsent(answer, alike -> new ArrayList<>()).add(place);
            }
        }
        @Nullable Long[] ids = new @Nullable Long[all.size()];
        places.forEach((like, who) -> {
            List<Long> issued = tokens.issue(
                    like, who.stream().map(place -> all.get(place).subject()).toList());
            for (int i = 0; i < issued.size(); i++) {
                ids[who.get(i)] = issued.get(i);
            }
        });
        return ids;
    }

    /** Makes a Message-ID known to its addressee alone: whoever names it in a bounce or an answer got that very mail. */
    static String secret() {
        return UUID.randomUUID().toString();
    }
}
