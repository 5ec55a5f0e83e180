package org.charterflow.minutes;

import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.instantOrNull;
import static org.charterflow.sql.Instants.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.charterflow.alliance.Alliances;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.Addressee;
import org.charterflow.mail.Notice;
import org.charterflow.mail.Notices;
import org.charterflow.meeting.Attendee;
import org.charterflow.meeting.Meeting;
import org.charterflow.meeting.Meetings;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Open points of published minutes (待办事项): each is somebody's, with a day, and followed up at the organ's next meeting. */
@Service
public class ActionItems {

    private static final int LONGEST = 2_000;

    private final JdbcClient jdbc;
    private final Meetings meetings;
    private final Alliances alliances;
    private final Notices notices;
    private final Journal journal;
    private final Clock clock;

    ActionItems(
            JdbcClient jdbc, Meetings meetings, Alliances alliances, Notices notices, Journal journal, Clock clock) {
        this.jdbc = jdbc;
        this.meetings = meetings;
        this.alliances = alliances;
        this.notices = notices;
        this.journal = journal;
        this.clock = clock;
    }

    /** Puts the open points of minutes on record. */
    @Transactional
    void agree(Minutes minutes, MinutesText text) {
        Map<String, Attendee> people = meetings.attendees(minutes.caseNumber()).stream()
                .collect(Collectors.toMap(Attendee::key, Function.identity()));
        int position = 1;
        for (OpenPoint point : text.openPoints()) {
            jdbc.sql("""
                            insert into action_item (id, alliance, organ, case_number, position, task, owner,
                                                     owner_name, confidential, due_on, agreed_at)
                            values (:id, :alliance, :organ, :case, :position, :task, :owner, :name, :confidential,
                                    :due, :now)
                            """)
                    .param("id", UUID.randomUUID())
                    .param("alliance", minutes.alliance())
                    .param("organ", minutes.organ())
                    .param("case", minutes.caseNumber())
                    .param("position", position++)
                    .param("task", point.task())
                    .param("owner", point.owner())
                    .param(
                            "name",
                            Objects.requireNonNull(people.get(point.owner())).name())
                    .param("confidential", text.isConfidential(point))
                    .param("due", point.due())
                    .param("now", utc(clock.instant()))
                    .update();
        }
    }

    /** Takes what corrected minutes say to be confidential; they have the open points that were agreed. */
    @Transactional
    void classify(String caseNumber, MinutesText text) {
        int position = 1;
        for (OpenPoint point : text.openPoints()) {
            jdbc.sql("update action_item set confidential = :confidential where case_number = :case and position = :at")
                    .param("confidential", text.isConfidential(point))
                    .param("case", caseNumber)
                    .param("at", position++)
                    .update();
        }
    }

    /** The open points of minutes, in their order. */
    public List<ActionItem> of(String caseNumber) {
        return jdbc.sql("select * from action_item where case_number = :case order by position")
                .param("case", caseNumber)
                .query(ActionItems::map)
                .list();
    }

    /**
     * @throws RuleViolation if there is none of this id in the case
     */
    public ActionItem get(String caseNumber, UUID id) {
        return of(caseNumber).stream()
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow(() ->
                        RuleViolation.notFound("actionItem", Bilingual.of("没有这项待办事项", "there is no such action item")));
    }

    /** The end of the day on which it is due: the first instant that is too late. */
    public Instant due(ActionItem item) {
        return item.dueOn()
                .plusDays(1)
                .atStartOfDay(alliances.get(item.alliance()).zone())
                .toInstant();
    }

    /**
     * Notes what came of it.
     *
     * @throws RuleViolation naming {@code actionNote} if it is missing or too long; if it was noted before
     */
    @Transactional
    public void conclude(String caseNumber, UUID id, String note, String by) {
        ActionItem item = get(caseNumber, id);
        if (note.isBlank()) {
            throw MinutesRefusals.required("actionNote");
        }
        if (note.length() > LONGEST) {
            throw MinutesRefusals.tooLong("actionNote", LONGEST);
        }
        int changed = jdbc.sql("""
                        update action_item set done_at = :now, done_by = :by, note = :note
                         where id = :id and done_at is null
                        """)
                .param("now", utc(clock.instant().truncatedTo(ChronoUnit.MICROS)))
                .param("by", by)
                .param("note", note.strip())
                .param("id", id)
                .update();
        if (changed == 0) {
            throw new RuleViolation(
                    "actionItem",
                    "action-item-open",
                    null,
                    Bilingual.of("该事项已办结", "it has been concluded already"),
                    RuleViolation.Kind.CONFLICT);
        }
        journal.record(new JournalEntry(
                item.alliance(),
                caseNumber,
                by,
                "task",
                "action-concluded",
                null,
                Map.of("position", item.position())));
    }

    /** Reminds its owner on the last day. */
    @Transactional
    public void remind(String caseNumber, UUID id) {
        ActionItem item = get(caseNumber, id);
        meetings.attendees(caseNumber).stream()
                .filter(attendee -> attendee.key().equals(item.owner()))
                .forEach(owner -> notices.send(new Notice(
                        item.alliance(),
                        caseNumber,
                        "action-reminder",
                        Map.of(
                                "task",
                                item.task(),
                                "due",
                                item.dueOn(),
                                "meeting",
                                meetings.meeting(caseNumber).title()),
                        List.of(new Addressee(owner.key(), owner.name(), owner.email(), null)),
                        List.of(),
                        null)));
        journal.record(new JournalEntry(
                item.alliance(),
                caseNumber,
                "charterflow",
                "timer",
                "action-reminded",
                null,
                Map.of("position", item.position())));
    }

    /** What became of the open points of the organ's earlier meetings: those still open, and those concluded since the last. */
    List<MinutesText.FollowUp> followUps(Meeting meeting) {
        return jdbc
                .sql("""
                        select * from action_item
                         where alliance = :alliance and organ = :organ and case_number <> :case
                           and (done_at is null
                                or done_at > coalesce((select max(m.starts_at) from meeting m join minutes on minutes.case_number = m.case_number
                                                        where m.alliance = :alliance and m.organ = :organ
                                                          and m.case_number <> :case and m.starts_at < :starts), '-infinity'))
                         order by agreed_at, case_number, position
                        """)
                .param("alliance", meeting.alliance())
                .param("organ", meeting.organ())
                .param("case", meeting.caseNumber())
                .param("starts", utc(meeting.startsAt()))
                .query(ActionItems::map)
                .list()
                .stream()
                .map(item -> new MinutesText.FollowUp(
                        item.task(), item.ownerName(), item.dueOn().toString(), state(item), item.confidential()))
                .toList();
    }

    private static String state(ActionItem item) {
        return item.isOpen() ? "未办结 open" : "已办结 concluded: " + item.note();
    }

    private static ActionItem map(ResultSet row, int index) throws SQLException {
        return new ActionItem(
                row.getObject("id", UUID.class),
                row.getString("alliance"),
                row.getString("organ"),
                row.getString("case_number"),
                row.getInt("position"),
                row.getString("task"),
                row.getString("owner"),
                row.getString("owner_name"),
                row.getBoolean("confidential"),
                row.getObject("due_on", LocalDate.class),
                instant(row, "agreed_at"),
                instantOrNull(row, "done_at"),
                row.getString("done_by"),
                row.getString("note"));
    }
}
