package org.charterflow.meeting;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static org.charterflow.sql.Columns.column;
import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.ballot.Attendance.Status;
import org.charterflow.language.Bilingual;
import org.charterflow.meeting.AttendanceAnswers.Answer;
import org.charterflow.meeting.AttendanceAnswers.Given;
import org.charterflow.meeting.Sessions.Called;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The rows of those entitled to attend, of what they answered, and of the roll. Any number of people is one statement. */
@Repository
class AttendeeStore {

    private final JdbcClient jdbc;

    AttendeeStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Adds those not there yet, and renews what is known of the others. */
    void put(String caseNumber, List<Attendee> attendees) {
        jdbc.sql("""
            insert into meeting_attendee (case_number, key, position, user_id, name, email, unit_zh, unit_en,
                   capacity_zh, capacity_en, seat, votes, invited)
            select :case, key, position + (select coalesce(max(position), 0) from meeting_attendee
                                            where case_number = :case),
                   user_id, name, email, unit_zh, unit_en, capacity_zh, capacity_en, seat, votes,
                   invited
              from unnest(:keys::text[], :users::text[], :names::text[], :emails::text[], :unitsZh::text[],
                          :unitsEn::text[], :capacitiesZh::text[], :capacitiesEn::text[], :seats::uuid[],
                          :votes::boolean[], :invited::boolean[])
                   with ordinality as a (key, user_id, name, email, unit_zh, unit_en, capacity_zh, capacity_en, seat,
                                         votes, invited, position)
            on conflict (case_number, key) do update
               set name = excluded.name, email = excluded.email, unit_zh = excluded.unit_zh, unit_en = excluded.unit_en,
                   capacity_zh = excluded.capacity_zh, capacity_en = excluded.capacity_en, seat = excluded.seat,
                   votes = excluded.votes, invited = excluded.invited
            """)
                .param("case", caseNumber)
                .param("keys", column(attendees, Attendee::key))
                .param("users", column(attendees, Attendee::userId))
                .param("names", column(attendees, Attendee::name))
                .param("emails", column(attendees, Attendee::email))
                .param("unitsZh", column(attendees, each -> each.unit().zh()))
                .param("unitsEn", column(attendees, each -> each.unit().en()))
                .param("capacitiesZh", column(attendees, each -> each.capacity().zh()))
                .param("capacitiesEn", column(attendees, each -> each.capacity().en()))
                .param("seats", column(attendees, Attendee::seat, UUID[]::new))
                .param("votes", column(attendees, Attendee::votes, Boolean[]::new))
                .param("invited", column(attendees, Attendee::invited, Boolean[]::new))
                .update();
    }

    /** Takes the vote from those who are not entitled any more, and their place with it; invited guests keep theirs. */
    void retain(String caseNumber, List<Attendee> entitled) {
        jdbc.sql("""
            update meeting_attendee
               set votes = false, seat = null, capacity_zh = '已不再参会', capacity_en = 'no longer entitled'
             where case_number = :case and not invited and not key = any (:keys)
            """)
                .param("case", caseNumber)
                .param("keys", column(entitled, Attendee::key))
                .update();
    }

    List<Attendee> of(String caseNumber) {
        return jdbc.sql("select * from meeting_attendee where case_number = :case order by position, key")
                .param("case", caseNumber)
                .query(AttendeeStore::map)
                .list();
    }

    Optional<Attendee> find(String caseNumber, String key) {
        return jdbc.sql("select * from meeting_attendee where case_number = :case and key = :key")
                .param("case", caseNumber)
                .param("key", key)
                .query(AttendeeStore::map)
                .optional();
    }

    void answer(String caseNumber, String key, Answer answer, @Nullable String proxy, String channel, Instant at) {
        jdbc.sql("""
            insert into meeting_answer (case_number, key, answer, proxy, channel, at)
            values (:case, :key, :answer, :proxy, :channel, :at)
            """)
                .param("case", caseNumber)
                .param("key", key)
                .param("answer", answer.name())
                .param("proxy", proxy)
                .param("channel", channel)
                .param("at", utc(at))
                .update();
    }

    /** The latest answers by key. */
    Map<String, Given> answers(String caseNumber) {
        Map<String, Given> answers = new LinkedHashMap<>();
        jdbc.sql("select * from meeting_answer where case_number = :case order by sequence")
                .param("case", caseNumber)
                .query((row, index) -> Map.entry(
                        row.getString("key"),
                        new Given(
                                Answer.valueOf(row.getString("answer")),
                                row.getString("proxy"),
                                row.getString("channel"),
                                instant(row, "at"))))
                .list()
                .forEach(entry -> answers.put(entry.getKey(), entry.getValue()));
        return answers;
    }

    /** Appends lines to the roll of the sitting that lasts, in their order. */
    void call(String caseNumber, List<Called> called, @Nullable UUID item, Instant at, String by) {
        jdbc.sql("""
            insert into meeting_roll (case_number, sitting, key, status, proxy, item, at, by_user)
            select :case, (select max(position) from meeting_sitting where case_number = :case),
                   key, status, proxy, :item::uuid, :at, :by
              from unnest(:keys::text[], :statuses::text[], :proxies::text[])
                   with ordinality as c (key, status, proxy, position)
             order by position
            """)
                .param("case", caseNumber)
                .param("keys", column(called, Called::key))
                .param("statuses", column(called, each -> each.status().name()))
                .param("proxies", column(called, Called::proxy))
                .param("item", Objects.toString(item, null))
                .param("at", utc(at))
                .param("by", by)
                .update();
    }

    /** The roll of one sitting, in the order of those entitled. */
    List<RollEntry> roll(String caseNumber, int sitting) {
        Map<String, List<Line>> lines = jdbc
                .sql("""
            select * from meeting_roll where case_number = :case and sitting = :sitting order by sequence
            """)
                .param("case", caseNumber)
                .param("sitting", sitting)
                .query((row, index) -> new Line(
                        row.getString("key"),
                        Status.valueOf(row.getString("status")),
                        row.getString("proxy"),
                        row.getObject("item", UUID.class)))
                .list()
                .stream()
                .collect(groupingBy(Line::key, LinkedHashMap::new, toList()));
        return of(caseNumber).stream()
                .map(attendee -> entry(attendee, lines.getOrDefault(attendee.key(), List.of())))
                .toList();
    }

    /** A line of the roll as it was called. */
    private record Line(
            String key,
            Status status,
            @Nullable String proxy,
            @Nullable UUID item) {

        boolean there() {
            return status != Status.ABSENT;
        }
    }

    /** Who is called there at an item, having been absent, came at it; who is called absent, having been there, left. */
    private static RollEntry entry(Attendee attendee, List<Line> lines) {
        UUID from = null;
        UUID until = null;
        boolean there = false;
        for (Line line : lines) {
            if (line.there() && !there) {
                from = until == null ? line.item() : from;
                until = null;
            } else if (!line.there() && there) {
                until = line.item();
            }
            there = line.there();
        }
        Line last = lines.isEmpty() ? null : lines.get(lines.size() - 1);
        return new RollEntry(
                attendee, last == null ? null : last.status(), last == null ? null : last.proxy(), from, until);
    }

    private static Attendee map(ResultSet row, int index) throws SQLException {
        return new Attendee(
                row.getString("key"),
                row.getString("user_id"),
                row.getString("name"),
                row.getString("email"),
                Bilingual.of(row.getString("unit_zh"), row.getString("unit_en")),
                Bilingual.of(row.getString("capacity_zh"), row.getString("capacity_en")),
                row.getObject("seat", UUID.class),
                row.getBoolean("votes"),
                row.getBoolean("invited"));
    }
}
