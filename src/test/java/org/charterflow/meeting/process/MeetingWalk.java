package org.charterflow.meeting.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.EarlyClosings;
import org.charterflow.MutableClock;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.NewMember;
import org.charterflow.alliance.NewRepresentative;
import org.charterflow.ballot.Attendance.Status;
import org.charterflow.ballot.BallotDraft;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.CastVote;
import org.charterflow.ballot.CastVote.Channel;
import org.charterflow.ballot.Choice;
import org.charterflow.ballot.process.BallotProcess;
import org.charterflow.ballot.process.TestOrgan.Unit;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.engine.ActingAlliance;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.Attachment;
import org.charterflow.mail.CalendarReply;
import org.charterflow.mail.CalendarReplyHandler;
import org.charterflow.mail.Disposition;
import org.charterflow.mail.ReceivedMail;
import org.charterflow.meeting.Agenda;
import org.charterflow.meeting.AgendaItem;
import org.charterflow.meeting.ItemKind;
import org.charterflow.meeting.Meeting;
import org.charterflow.meeting.MeetingRoll;
import org.charterflow.meeting.Meetings;
import org.charterflow.meeting.NewMeeting;
import org.charterflow.meeting.RollEntry;
import org.charterflow.meeting.Sessions.Called;
import org.charterflow.meeting.Topic;
import org.charterflow.meeting.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Walks a meeting through its process in tests: jobs are executed by hand, the clock is moved, mail is handed over. */
@Component
@Profile("test")
class MeetingWalk {

    static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    private final ProcessEngine engine;
    private final MeetingProcess process;
    private final Meetings meetings;
    private final Topics topics;
    private final Agenda agenda;
    private final Ballots ballots;
    private final BallotProcess votes;
    private final CaseFiles cases;
    private final Members members;
    private final MeetingMail handler;
    private final List<CalendarReplyHandler> calendars;
    private final JdbcClient jdbc;
    private final MutableClock clock;

    private String caseNumber = "";

    MeetingWalk(
            ProcessEngine engine,
            MeetingProcess process,
            Meetings meetings,
            Topics topics,
            Agenda agenda,
            Ballots ballots,
            BallotProcess votes,
            CaseFiles cases,
            Members members,
            MeetingMail handler,
            List<CalendarReplyHandler> calendars,
            JdbcClient jdbc,
            MutableClock clock) {
        this.engine = engine;
        this.process = process;
        this.meetings = meetings;
        this.topics = topics;
        this.agenda = agenda;
        this.ballots = ballots;
        this.votes = votes;
        this.cases = cases;
        this.members = members;
        this.handler = handler;
        this.calendars = calendars;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    static NewMeeting wanted(String alliance, String organ, Instant start) {
        return new NewMeeting(
                alliance,
                organ,
                null,
                start,
                start.plus(Duration.ofHours(2)),
                "北京市海淀区示例路 1 号",
                "https://meet.example/room",
                null,
                null);
    }

    String caseNumber() {
        return caseNumber;
    }

    Meeting meeting() {
        return meetings.meeting(caseNumber);
    }

    MeetingWalk call(String ofAlliance, String organ, Instant start, String userId) {
        caseNumber = process.call(wanted(ofAlliance, organ, start), userId, "form");
        return run();
    }

    MeetingWalk request(String ofAlliance, String organ, Instant start, String userId) {
        caseNumber = process.request(wanted(ofAlliance, organ, start), "选举新的理事长", userId, "form");
        return run();
    }

    UUID topic(String title, ItemKind kind, @Nullable String matter, String userId) {
        return topics.propose(
                caseNumber,
                new Topic(
                        Bilingual.of(title, "Topic " + title),
                        "说明",
                        kind,
                        matter,
                        matter == null ? null : Bilingual.of("是否同意" + title + "？", "Shall " + title + " be adopted?"),
                        null),
                List.of(),
                userId,
                "form",
                clock.instant());
    }

    /** A decision of another case that waits for a meeting of the organ. */
    UUID waiting(BallotDraft draft) {
        String other = cases.open(draft.alliance(), "ballot-test", draft.question());
        UUID ballot = ballots.prepare(new BallotDraft(
                draft.alliance(),
                other,
                draft.organ(),
                draft.matter(),
                draft.question(),
                draft.papers(),
                draft.interestedMember()));
        String instance = ActingAlliance.act(
                        draft.alliance(),
                        () -> engine.getRuntimeService()
                                .startProcessInstanceByKey("ballot", other, Map.of("ballotId", ballot.toString())))
                .getId();
        engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .list()
                .forEach(job -> engine.getManagementService().executeJob(job.getId()));
        return ballot;
    }

    MeetingWalk list(String userId, UUID... items) {
        agenda.order(caseNumber, List.of(items), userId);
        return this;
    }

    MeetingWalk publish(String userId) {
        process.publish(caseNumber, userId);
        return run();
    }

    MeetingWalk open(String userId) {
        process.open(caseNumber, userId);
        return run();
    }

    /** The mail server takes what is in the outbox for this meeting, at that moment. */
    MeetingWalk handOver(Instant at) {
        jdbc.sql("""
                        update delivery set state = 'SENT', handed_over_at = :at, tell_at = null
                         where state = 'PENDING' and notice in (select id from notice where case_number = :case)
                        """)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("case", caseNumber)
                .update();
        return this;
    }

    MeetingWalk at(Instant instant) {
        if (instant.isAfter(clock.instant())) {
            clock.set(instant);
        }
        return run();
    }

    /** Those with a vote are called present, as many as are given; all others absent, guests too. */
    MeetingRoll roll(int present, String userId) {
        List<Called> called = new ArrayList<>();
        int there = 0;
        for (RollEntry entry : meetings.roll(caseNumber).entries()) {
            boolean comes = entry.attendee().votes() && there++ < present;
            called.add(new Called(entry.attendee().key(), comes ? Status.PRESENT : Status.ABSENT, null));
        }
        process.callRoll(caseNumber, called, null, userId);
        return meetings.roll(caseNumber);
    }

    AgendaItem item(UUID id) {
        return Stream.concat(meetings.items(caseNumber).stream(), meetings.topics(caseNumber).stream())
                .filter(item -> item.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The caller opens the vote, all units given vote so, and the vote is over. */
    MeetingWalk vote(UUID ballot, String caller, List<Unit> units, Choice... choices) {
        run();
        votes.call(ballot, caller);
        run();
        List<CastVote> cast = new ArrayList<>();
        for (int i = 0; i < choices.length; i++) {
            cast.add(new CastVote(
                    ballot,
                    units.get(i).seat().id(),
                    choices[i],
                    false,
                    null,
                    Channel.ROOM,
                    caller,
                    "room",
                    clock.instant()));
        }
        votes.enterInRoom(ballot, cast);
        await().until(() -> closed(ballot));
        return run();
    }

    /** Whether the vote was counted; the thread that closes it may be moving it on at the same moment. */
    private boolean closed(UUID ballot) {
        try {
            run();
        } catch (OptimisticLockingException another) {
            return false;
        }
        return ballots.get(ballot).outcome() != null;
    }

    MeetingWalk complete(String definition, String userId, Map<String, Object> fields) {
        Task task = task(definition);
        engine.getTaskService().setAssignee(task.getId(), userId);
        engine.getTaskService().complete(task.getId(), fields);
        return run();
    }

    Task task(String definition) {
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .taskDefinitionKey(definition)
                .singleResult();
        assertThat(task).as("%s of %s", definition, caseNumber).isNotNull();
        return task;
    }

    boolean ended() {
        return engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .count()
                == 0;
    }

    /** Executes what is due, until nothing is. */
    MeetingWalk run() {
        EarlyClosings.await(engine, caseNumber);
        for (List<Job> due = due(); !due.isEmpty(); due = due()) {
            for (Job job : due) {
                if (engine.getManagementService()
                                .createJobQuery()
                                .jobId(job.getId())
                                .count()
                        == 1) {
                    engine.getManagementService().executeJob(job.getId());
                }
            }
        }
        return this;
    }

    /** How many rows the engine keeps for the meeting now. */
    int engineRows() {
        return jdbc.sql("""
                        select (select count(*) from camunda.act_ru_execution where root_proc_inst_id_ in (:roots))
                             + (select count(*) from camunda.act_ru_task where proc_inst_id_ in (:roots))
                             + (select count(*) from camunda.act_ru_job where root_proc_inst_id_ in (:roots))
                             + (select count(*) from camunda.act_ru_variable where proc_inst_id_ in (:roots))
                        """).param("roots", instances()).query(Integer.class).single();
    }

    /** The keys of those who got a notice of this kind. */
    List<String> addressees(String kind) {
        return jdbc.sql("""
                        select d.addressee_key from delivery d join notice n on n.id = d.notice
                         where n.case_number = :case and n.kind = :kind
                        """)
                .param("case", caseNumber)
                .param("kind", kind)
                .query(String.class)
                .list();
    }

    List<String> kinds() {
        return jdbc.sql("select kind from notice where case_number = :case order by created_at, kind")
                .param("case", caseNumber)
                .query(String.class)
                .list();
    }

    List<String> journal() {
        return jdbc.sql("select action from journal where case_number = :case order by id")
                .param("case", caseNumber)
                .query(String.class)
                .list();
    }

    /** So many new members, each with a representative. */
    List<UUID> members(String ofAlliance, int count) {
        List<UUID> all = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = ofAlliance + ".plenary-" + UUID.randomUUID().toString().substring(0, 8);
            all.add(members.admit(
                            new NewMember(
                                    ofAlliance,
                                    Bilingual.same("大会测试单位 " + id),
                                    "enterprise",
                                    "CN",
                                    null,
                                    null,
                                    null,
                                    id + "@unit.example",
                                    new NewRepresentative(id, "代表 " + i, null, id + "@unit.example", null)),
                            "enterprise",
                            today())
                    .id());
        }
        return all;
    }

    String number(UUID member) {
        return members.get(member).number();
    }

    void endMembers(List<UUID> all) {
        all.forEach(member -> members.end(member, today(), "test"));
    }

    Disposition mail(String ofAlliance, String purpose, Unit from, @Nullable String caseOf, String text) {
        return mailFrom(ofAlliance, purpose, from.representative().email(), from, caseOf, text);
    }

    Disposition mailFrom(
            String ofAlliance, String purpose, String from, Unit tokenOf, @Nullable String caseOf, String text) {
        return mailFrom(ofAlliance, purpose, from, tokenOf, caseOf, text, List.of());
    }

    Disposition mailFrom(
            String ofAlliance,
            String purpose,
            String from,
            Unit tokenOf,
            @Nullable String caseOf,
            String text,
            List<Attachment> files) {
        return handler.handle(new ReceivedMail(
                UUID.randomUUID(),
                ofAlliance,
                from,
                "",
                "Re",
                text,
                List.of(),
                files,
                clock.instant(),
                purpose,
                caseOf,
                caseOf == null ? null : tokenOf.user(),
                true));
    }

    Disposition.Outcome calendar(String ofAlliance, String attendee, CalendarReply.Attendance answer) {
        return calendars.stream()
                .flatMap(handles -> handles
                        .answered(ofAlliance, new CalendarReply(meeting().uid(), 0, attendee, answer), clock.instant())
                        .stream())
                .map(Disposition::outcome)
                .findFirst()
                .orElseThrow();
    }

    /** Sequence and cancellation of what calendars were sent under the meeting's uid. */
    List<String> invitations() {
        return jdbc.sql("""
                        select c.sequence || ' ' || c.cancelled from notice_calendar c join notice n on n.id = c.notice
                         where n.case_number = :case and c.uid = :uid order by c.sequence
                        """)
                .param("case", caseNumber)
                .param("uid", meeting().uid())
                .query(String.class)
                .list();
    }

    private LocalDate today() {
        return clock.instant().atZone(BEIJING).toLocalDate();
    }

    private List<Job> due() {
        return instances().stream()
                .flatMap(
                        instance -> engine
                                .getManagementService()
                                .createJobQuery()
                                .processInstanceId(instance)
                                .executable()
                                .list()
                                .stream())
                .toList();
    }

    private List<String> instances() {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .list()
                .stream()
                .map(instance -> instance.getId())
                .toList();
    }
}
