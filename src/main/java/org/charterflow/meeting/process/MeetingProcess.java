package org.charterflow.meeting.process;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.alliance.GroupDissolved;
import org.charterflow.ballot.Attendance;
import org.charterflow.ballot.BallotState;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.MeetingRollCalled;
import org.charterflow.engine.ActingAlliance;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.meeting.Agenda;
import org.charterflow.meeting.Meeting;
import org.charterflow.meeting.MeetingCalls;
import org.charterflow.meeting.MeetingRights;
import org.charterflow.meeting.MeetingState;
import org.charterflow.meeting.Meetings;
import org.charterflow.meeting.NewMeeting;
import org.charterflow.meeting.Proceedings;
import org.charterflow.meeting.Sessions;
import org.charterflow.meeting.Sessions.Called;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.modulith.NamedInterface;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The way into the process {@code meeting}: starts it, completes its tasks from pages and API, tells it what changed. */
@Service
// The demo drives it as the pages do.
@NamedInterface("process")
public class MeetingProcess {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Meetings meetings;
    private final MeetingCalls calls;
    private final MeetingRights rights;
    private final Agenda agenda;
    private final Sessions sessions;
    private final Proceedings proceedings;
    private final Ballots ballots;
    private final ApplicationEventPublisher events;

    MeetingProcess(
            RuntimeService runtime,
            TaskService tasks,
            Meetings meetings,
            MeetingCalls calls,
            MeetingRights rights,
            Agenda agenda,
            Sessions sessions,
            Proceedings proceedings,
            Ballots ballots,
            ApplicationEventPublisher events) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.meetings = meetings;
        this.calls = calls;
        this.rights = rights;
        this.agenda = agenda;
        this.sessions = sessions;
        this.proceedings = proceedings;
        this.ballots = ballots;
        this.events = events;
    }

    /**
     * Calls a meeting and starts its case.
     *
     * @return the case number
     * @throws RuleViolation as {@link MeetingCalls#call}
     */
    @Transactional
    public String call(NewMeeting wanted, String userId, String channel) {
        return start("meetingCalled", wanted.alliance(), calls.call(wanted, userId, channel));
    }

    /**
     * Asks for an extraordinary meeting and starts its case.
     *
     * @return the case number
     * @throws RuleViolation as {@link MeetingCalls#request}
     */
    @Transactional
    public String request(NewMeeting wanted, String reason, String userId, String channel) {
        return start("meetingRequested", wanted.alliance(), calls.request(wanted, reason, userId, channel));
    }

    /**
     * Sends the agenda, or what was added to it since.
     *
     * @throws RuleViolation as {@link Agenda#publish}
     */
    @Transactional
    public void publish(String caseNumber, String userId) {
        if (meetings.meeting(caseNumber).agendaPublishedAt() == null) {
            complete(caseNumber, "userTask_publishAgenda", userId, Map.of());
        } else {
            agenda.publish(caseNumber, userId, "form");
        }
    }

    /** @throws RuleViolation as {@link MeetingCalls#move} */
    @Transactional
    public void move(
            String caseNumber,
            Instant start,
            Instant end,
            @Nullable String place,
            @Nullable String link,
            String userId) {
        calls.move(caseNumber, start, end, place, link, userId, "form");
        tell(caseNumber, "meetingMoved");
    }

    /** @throws RuleViolation as {@link MeetingCalls#cancel} */
    @Transactional
    public void cancel(String caseNumber, String reason, String userId) {
        calls.cancel(caseNumber, reason, userId, "form");
        tell(caseNumber, "meetingCancelled");
    }

    /** @throws RuleViolation as {@link Sessions#open}, or while the agenda is not out */
    @Transactional
    public void open(String caseNumber, String userId) {
        complete(caseNumber, "userTask_openMeeting", userId, Map.of());
    }

    /**
     * Calls the roll, and hands it over to the votes that are open.
     *
     * @throws RuleViolation as {@link Sessions#callRoll}
     */
    @Transactional
    public void callRoll(String caseNumber, List<Called> called, @Nullable UUID at, String userId) {
        sessions.callRoll(caseNumber, called, at, userId);
        List<Attendance> roll = meetings.roll(caseNumber).seats();
        openVotes(caseNumber).forEach(ballot -> events.publishEvent(new MeetingRollCalled(ballot, roll, userId)));
    }

    /**
     * Puts a motion of the meeting to the vote; whoever may open it then does.
     *
     * @return the ballot
     * @throws RuleViolation as {@link Proceedings#put}
     */
    @Transactional
    public UUID put(String caseNumber, UUID item, String userId) {
        return vote(caseNumber, proceedings.put(caseNumber, item, userId));
    }

    /**
     * Asks the organ whether it admits an item that was late.
     *
     * @return the ballot
     * @throws RuleViolation as {@link Proceedings#putAdmission}
     */
    @Transactional
    public UUID putAdmission(String caseNumber, UUID item, String userId) {
        return vote(caseNumber, proceedings.putAdmission(caseNumber, item, userId));
    }

    /** @throws RuleViolation as {@link Sessions#close} */
    @Transactional
    public void close(String caseNumber, String userId) {
        complete(caseNumber, "userTask_holdMeeting", userId, Map.of());
    }

    /** @throws RuleViolation as {@link Sessions#adjourn} */
    @Transactional
    public void adjourn(String caseNumber, Instant start, Instant end, String userId) {
        complete(
                caseNumber,
                "userTask_holdMeeting",
                userId,
                Map.of(
                        EndSitting.ENDING, EndSitting.ADJOURN,
                        EndSitting.CONTINUES_AT, start.toString(),
                        EndSitting.CONTINUES_UNTIL, end.toString()));
    }

    /** What a dissolved group had planned is called off. */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(GroupDissolved event) {
        for (String caseNumber : calls.end(event.alliance(), event.group().id())) {
            if (meetings.meeting(caseNumber).state() == MeetingState.CANCELLED) {
                tell(caseNumber, "meetingCancelled");
            } else {
                runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(caseNumber)
                        .list()
                        .forEach(request -> runtime.deleteProcessInstance(request.getId(), "group dissolved"));
            }
        }
    }

    private String start(String message, String alliance, String caseNumber) {
        Meeting meeting = meetings.meeting(caseNumber);
        ActingAlliance.act(
                alliance,
                () -> runtime.createMessageCorrelation("charterflow." + message)
                        .withoutTenantId()
                        .processInstanceBusinessKey(caseNumber)
                        .setVariable(Variables.AGENDA_OUT, false)
                        .setVariable(Variables.DECIDERS, String.join(",", rights.deciders(meeting)))
                        .setVariable(Variables.ORGANISERS, String.join(",", rights.organisers(meeting)))
                        .setVariable(Variables.REQUEST_REMINDER, Date.from(calls.requestReminder(caseNumber)))
                        .correlateStartMessage());
        return caseNumber;
    }

    private UUID vote(String caseNumber, UUID ballot) {
        correlation(caseNumber, "itemPut")
                .setVariable(Variables.BALLOT_ID, ballot.toString())
                .correlate();
        return ballot;
    }

    private void tell(String caseNumber, String message) {
        correlation(caseNumber, message).correlate();
    }

    private MessageCorrelationBuilder correlation(String caseNumber, String message) {
        return runtime.createMessageCorrelation("charterflow." + message)
                .tenantId(meetings.meeting(caseNumber).alliance())
                .processInstanceBusinessKey(caseNumber);
    }

    /** Completes a task as the user: its listener asks whether they may. The engine wraps what a listener throws. */
    private void complete(String caseNumber, String definition, String userId, Map<String, Object> fields) {
        Task task = tasks.createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .taskDefinitionKey(definition)
                .singleResult();
        if (task == null) {
            throw new RuleViolation(
                    "meeting",
                    "not-its-turn",
                    null,
                    Bilingual.of("会议目前不能进行这一步", "the meeting is not at this step"),
                    RuleViolation.Kind.CONFLICT);
        }
        tasks.setAssignee(task.getId(), userId);
        try {
            tasks.complete(task.getId(), fields);
        } catch (ProcessEngineException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof RuleViolation violation) {
                    throw violation;
                }
            }
            throw e;
        }
    }

    private List<UUID> openVotes(String caseNumber) {
        return meetings.items(caseNumber).stream()
                .flatMap(item -> Stream.of(item.ballot(), item.admission()).filter(Objects::nonNull))
                .filter(ballot -> ballots.get(ballot).state() == BallotState.OPEN)
                .toList();
    }
}
