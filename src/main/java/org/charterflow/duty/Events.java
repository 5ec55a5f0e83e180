package org.charterflow.duty;

import static org.charterflow.sql.Instants.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Organs;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.sql.Instants;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The events of all alliances, kept by their secretariats. That the caller is of the secretariat is checked by the door. */
@Service
public class Events {

    private static final int LONGEST = 300;

    private final Alliances alliances;
    private final Organs organs;
    private final JdbcClient jdbc;
    private final Journal journal;
    private final Clock clock;

    Events(Alliances alliances, Organs organs, JdbcClient jdbc, Journal journal, Clock clock) {
        this.alliances = alliances;
        this.organs = organs;
        this.jdbc = jdbc;
        this.journal = journal;
        this.clock = clock;
    }

    /** All of an alliance, those called off among them, the earliest first. */
    public List<Event> of(String alliance) {
        return jdbc.sql("select * from alliance_event where alliance = :alliance order by starts_at, id")
                .param("alliance", alliance)
                .query(Events::map)
                .list();
    }

    /** The event if it is one of this alliance. */
    public Event get(String alliance, UUID id) {
        return jdbc.sql("select * from alliance_event where alliance = :alliance and id = :id")
                .param("alliance", alliance)
                .param("id", id)
                .query(Events::map)
                .optional()
                .orElseThrow(() -> RuleViolation.notFound("event", Bilingual.of("没有这项活动", "there is no such event")));
    }

    /**
     * Puts an event in, or a meeting that was held without a notice of this system.
     *
     * @throws RuleViolation naming {@code title}, {@code ends}, {@code organ}, {@code place} or {@code starts}: a
     *     meeting that is still to come is called, not put on record
     */
    @Transactional
    public Event add(String alliance, NewEvent given, String by, String channel) {
        check(alliance, given);
        Event event = event(UUID.randomUUID(), alliance, given, 0, false);
        jdbc.sql("""
                        insert into alliance_event (id, alliance, kind, organ, title_zh, title_en, starts_at, ends_at,
                                                    place, open, sequence, called_off, changed_at)
                        values (:id, :alliance, :kind, :organ, :zh, :en, :starts, :ends,
                                :place, :open, :sequence, :calledOff, :changed)
                        """).params(columns(event)).update();
        record(event, by, channel, "event-added");
        return event;
    }

    /**
     * Changes an event; calendars that know it take the change up.
     *
     * @throws RuleViolation as {@link #add}, or if the event was called off
     */
    @Transactional
    public Event change(String alliance, UUID id, NewEvent given, String by, String channel) {
        check(alliance, given);
        Event before = running(alliance, id);
        Event event = event(id, alliance, given, before.sequence() + 1, false);
        write(event);
        record(event, by, channel, "event-changed");
        return event;
    }

    /**
     * Calls an event off. It stays in the feeds as called off, so that calendars take it out.
     *
     * @throws RuleViolation if it was called off before
     */
    @Transactional
    public Event callOff(String alliance, UUID id, String by, String channel) {
        Event before = running(alliance, id);
        Event event = new Event(
                id,
                alliance,
                before.kind(),
                before.organ(),
                before.title(),
                before.startsAt(),
                before.endsAt(),
                before.place(),
                before.open(),
                before.sequence() + 1,
                true,
                clock.instant());
        write(event);
        record(event, by, channel, "event-called-off");
        return event;
    }

    private Event running(String alliance, UUID id) {
        jdbc.sql("select id from alliance_event where id = :id for update")
                .param("id", id)
                .query(UUID.class)
                .optional();
        Event event = get(alliance, id);
        if (event.calledOff()) {
            throw new RuleViolation(
                    "event",
                    "event-called-off",
                    null,
                    Bilingual.of("该活动已取消", "the event was called off"),
                    RuleViolation.Kind.CONFLICT);
        }
        return event;
    }

    private void check(String alliance, NewEvent given) {
        for (String title : List.of(given.title().zh(), given.title().en())) {
            if (title.isBlank() || title.length() > LONGEST) {
                throw RuleViolation.invalid(
                        "title", "length", Bilingual.of("请填写名称，至多300字", "give a title of 300 characters at most"));
            }
        }
        if (given.place() != null && given.place().length() > LONGEST) {
            throw RuleViolation.invalid(
                    "place", "length", Bilingual.of("地点至多300字", "a place has 300 characters at most"));
        }
        if (!given.ends().isAfter(given.starts())) {
            throw RuleViolation.invalid("ends", "ends-after-start", Bilingual.of("结束应晚于开始", "it ends after it starts"));
        }
        if ((given.organ() == null) != (given.kind() == Duty.Kind.PLENARY)) {
            throw RuleViolation.invalid(
                    "organ",
                    "organ-of-event",
                    Bilingual.of(
                            "全会不属于任何机构；其他会议和活动须注明机构", "a plenary is nobody's alone; anything else names its organ"));
        }
        if (given.organ() != null) {
            organs.get(alliance, given.organ());
        }
        if (given.kind() != Duty.Kind.EVENT && instant(alliance, given.starts()).isAfter(clock.instant())) {
            throw RuleViolation.invalid(
                    "starts",
                    "meeting-is-called",
                    Bilingual.of(
                            "将召开的会议须发出通知召集，这里只登记已召开的会议",
                            "a meeting to come is called by its notice; here only meetings held are put on record"));
        }
    }

    private Event event(UUID id, String alliance, NewEvent given, int sequence, boolean calledOff) {
        String place = given.place();
        return new Event(
                id,
                alliance,
                given.kind(),
                given.organ(),
                Bilingual.of(given.title().zh().strip(), given.title().en().strip()),
                instant(alliance, given.starts()),
                instant(alliance, given.ends()),
                place == null || place.isBlank() ? null : place.strip(),
                given.open(),
                sequence,
                calledOff,
                clock.instant());
    }

    private Instant instant(String alliance, LocalDateTime local) {
        ZoneId zone = alliances.get(alliance).zone();
        return local.atZone(zone).toInstant();
    }

    private void write(Event event) {
        jdbc.sql("""
                        update alliance_event
                           set kind = :kind, organ = :organ, title_zh = :zh, title_en = :en, starts_at = :starts,
                               ends_at = :ends, place = :place, open = :open, sequence = :sequence,
                               called_off = :calledOff, changed_at = :changed
                         where id = :id
                        """).params(columns(event)).update();
    }

    private static Map<String, @Nullable Object> columns(Event event) {
        Map<String, @Nullable Object> columns = new HashMap<>();
        columns.put("id", event.id());
        columns.put("alliance", event.alliance());
        columns.put("kind", event.kind().name());
        columns.put("organ", event.organ());
        columns.put("zh", event.title().zh());
        columns.put("en", event.title().en());
        columns.put("starts", utc(event.startsAt()));
        columns.put("ends", utc(event.endsAt()));
        columns.put("place", event.place());
        columns.put("open", event.open());
        columns.put("sequence", event.sequence());
        columns.put("calledOff", event.calledOff());
        columns.put("changed", utc(event.changedAt()));
        return columns;
    }

    private void record(Event event, String by, String channel, String action) {
        journal.record(new JournalEntry(
                event.alliance(),
                null,
                by,
                channel,
                action,
                null,
                Map.of("event", event.id().toString(), "title", event.title().zh(), "sequence", event.sequence())));
    }

    private static Event map(ResultSet row, int index) throws SQLException {
        return new Event(
                row.getObject("id", UUID.class),
                row.getString("alliance"),
                Duty.Kind.valueOf(row.getString("kind")),
                row.getString("organ"),
                Bilingual.of(row.getString("title_zh"), row.getString("title_en")),
                Instants.instant(row, "starts_at"),
                Instants.instant(row, "ends_at"),
                row.getString("place"),
                row.getBoolean("open"),
                row.getInt("sequence"),
                row.getBoolean("called_off"),
                Instants.instant(row, "changed_at"));
    }
}
