package org.charterflow.mail.inbound;

import static org.charterflow.sql.Instants.utc;
import static org.charterflow.sql.Instants.utcOrNull;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds mail that came in, the latest first, page by page. */
@Repository
public class MailSearch {

    private static final int MOST = 200;

    private final JdbcClient jdbc;

    MailSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What is looked for; null is no condition.
     *
     * @param alliances whose mail
     * @param status a {@link MailStatus}'s word, {@code waiting} for mail that waits for an operator, or {@code desk} for
     *     mail that waits for the secretariat
     * @param mailClass such as {@code human}
     * @param sender part of the address or display name, in whatever case
     * @param recipient part of the envelope recipient
     * @param text part of subject or text, in whatever case
     * @param from the first instant of receipt
     * @param to the first instant that is too late
     */
    public record Query(
            Set<String> alliances,
            @Nullable String status,
            @Nullable String mailClass,
            @Nullable String sender,
            @Nullable String caseNumber,
            @Nullable String recipient,
            @Nullable String text,
            @Nullable Instant from,
            @Nullable Instant to) {

        /** Everything of these alliances in one status. */
        public static Query of(Set<String> alliances, String status) {
            return new Query(alliances, status, null, null, null, null, null, null, null);
        }
    }

    /**
     * A page of mails.
     *
     * @param next where the next page begins; null on the last
     */
    public record Page(List<StoredMail> mails, @Nullable String next) {}

    /**
     * @param after the {@code next} of the page before; null for the first
     * @param limit 1 to 200
     * @throws RuleViolation if limit, status, class or the place to go on from are none
     */
    public Page find(Query query, @Nullable String after, int limit) {
        if (limit < 1 || limit > MOST) {
            throw RuleViolation.invalid(
                    "limit", "limit-range", Bilingual.of("limit 应为 1 至 200。", "limit is between 1 and 200."));
        }
        Place place = after == null || after.isBlank() ? null : Place.read(after);
        List<StoredMail> found = jdbc.sql("""
                        select m.* from inbound_mail m
                         where m.alliance = any(:alliances)
                           and (:status::text is null
                                or :status = 'waiting' and m.status = 'pending' and m.next_attempt_at is null
                                or :status = 'desk' and exists (select 1 from secretariat_mail s
                                                                 where s.mail = m.id and s.settled_at is null)
                                or m.status = :status)
                           and (:class::text is null or m.class = :class)
                           and (:sender::text is null or m.sender ilike :sender or m.sender_name ilike :sender)
                           and (:case::text is null or m.case_number = :case)
                           and (:recipient::text is null or m.recipient like :recipient)
                           and (:text::text is null or m.subject ilike :text or m.text ilike :text)
                           and (:from::timestamptz is null or m.received_at >= :from)
                           and (:to::timestamptz is null or m.received_at < :to)
                           and (:placeAt::timestamptz is null or (m.received_at, m.id) < (:placeAt, :placeId::uuid))
                         order by m.received_at desc, m.id desc
                         limit :limit
                        """)
                .param("alliances", query.alliances().toArray(String[]::new))
                .param("status", word(query.status(), "status", statuses()))
                .param("class", word(query.mailClass(), "class", classes()))
                .param("sender", part(query.sender()))
                .param("case", filled(query.caseNumber()))
                .param("recipient", part(lower(query.recipient())))
                .param("text", part(query.text()))
                .param("from", utcOrNull(query.from()))
                .param("to", utcOrNull(query.to()))
                .param("placeAt", place == null ? null : utc(place.at()))
                .param("placeId", place == null ? null : place.id().toString())
                .param("limit", limit + 1)
                .query(MailStore::map)
                .list();
        if (found.size() <= limit) {
            return new Page(found, null);
        }
        List<StoredMail> page = List.copyOf(found.subList(0, limit));
        StoredMail last = page.get(limit - 1);
        return new Page(page, last.receivedAt() + "_" + last.id());
    }

    /** The words that a search for a status takes. */
    public static List<String> statuses() {
        List<String> words = new ArrayList<>(List.of("waiting", "desk"));
        for (MailStatus status : MailStatus.values()) {
            words.add(status.word());
        }
        return words;
    }

    /** The words that a search for a class takes. */
    public static List<String> classes() {
        return List.of("human", "bounce", "automatic", "list", "calendar", "read-receipt", "complaint", "loop");
    }

    /** Where a page ended: keys, not a number, so that nothing is skipped or shown twice while mail comes in. */
    private record Place(Instant at, UUID id) {

        static Place read(String text) {
            int cut = text.indexOf('_');
            try {
                return new Place(
                        Instant.parse(text.substring(0, Math.max(cut, 0))), UUID.fromString(text.substring(cut + 1)));
            } catch (DateTimeParseException | IllegalArgumentException e) {
                throw RuleViolation.invalid(
                        "after",
                        "no-such-page",
                        Bilingual.of("“after”须取自上一页的“next”。", "\"after\" is the \"next\" of the page before."));
            }
        }
    }

    private static @Nullable String word(@Nullable String value, String field, List<String> known) {
        String word = filled(value);
        if (word != null && !known.contains(word)) {
            throw RuleViolation.invalid(
                    field,
                    "unknown-" + field,
                    Bilingual.of("可用的值：" + String.join("、", known), "One of: " + String.join(", ", known)));
        }
        return word;
    }

    private static @Nullable String filled(@Nullable String value) {
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static @Nullable String lower(@Nullable String value) {
        return value == null ? null : value.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String part(@Nullable String value) {
        String filled = filled(value);
        return filled == null
                ? null
                : "%" + filled.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
    }
}
