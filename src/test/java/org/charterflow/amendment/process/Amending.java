package org.charterflow.amendment.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.charterflow.sql.Instants.utc;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.EarlyClosings;
import org.charterflow.MutableClock;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Offices;
import org.charterflow.amendment.Amendment;
import org.charterflow.amendment.Amendments;
import org.charterflow.amendment.Drafting;
import org.charterflow.ballot.Attendance;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.BallotState;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.RoomBallots;
import org.charterflow.ballot.VotingRule;
import org.charterflow.charter.GoverningDocuments;
import org.charterflow.charter.TableVersions;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.NoticeBounced;
import org.charterflow.mail.NoticeHandedOver;
import org.charterflow.meeting.TestMeetings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks an amendment through its process in tests: drafts, jobs, votes, deliveries. */
@Component
@Profile("test")
public class Amending {

    private final ProcessEngine engine;
    private final AmendmentProcess process;
    private final Drafting drafting;
    private final Amendments amendments;
    private final Ballots ballots;
    private final RoomBallots room;
    private final Offices offices;
    private final TableVersions versions;
    private final GoverningDocuments documents;
    private final TestMeetings meetings;
    private final ApplicationEventPublisher events;
    private final JdbcClient jdbc;
    private final MutableClock clock;
    private final TransactionTemplate transaction;

    private String alliance = "";
    private String caseNumber = "";

    Amending(
            ProcessEngine engine,
            AmendmentProcess process,
            Drafting drafting,
            Amendments amendments,
            Ballots ballots,
            RoomBallots room,
            Offices offices,
            TableVersions versions,
            GoverningDocuments documents,
            TestMeetings meetings,
            ApplicationEventPublisher events,
            JdbcClient jdbc,
            MutableClock clock,
            PlatformTransactionManager transactions) {
        this.engine = engine;
        this.process = process;
        this.drafting = drafting;
        this.amendments = amendments;
        this.ballots = ballots;
        this.room = room;
        this.offices = offices;
        this.versions = versions;
        this.documents = documents;
        this.meetings = meetings;
        this.events = events;
        this.jdbc = jdbc;
        this.clock = clock;
        this.transaction = new TransactionTemplate(transactions);
    }

    public static Viewer secretary(String alliance) {
        return new Viewer(alliance + ".secretary1", Set.of(alliance + "-secretariat", alliance + "-participant"));
    }

    public Amending begin(String ofAlliance, @Nullable LocalDate askedFor) {
        alliance = ofAlliance;
        caseNumber = process.begin(
                secretary(alliance), alliance, Bilingual.of("测试修订", "Amendment for a test"), "测试", askedFor);
        return run();
    }

    Amending goOnWith(String other) {
        caseNumber = other;
        return this;
    }

    /** Changes the first occurrence of a text in the table that is newest now. */
    Amending table(String decisionId, String good, String bad) {
        String text = versions.text(versions.inForce(alliance, decisionId));
        int at = text.indexOf(good);
        assertThat(at).as("%s in %s", good, decisionId).isNotNegative();
        String changed = text.substring(0, at) + bad + text.substring(at + good.length());
        drafting.putTable(secretary(alliance), alliance, caseNumber, decisionId, changed.getBytes(UTF_8), null);
        return this;
    }

    /** Lets OSCAR's table of seats cite another article, which changes nothing that another test looks at. */
    Amending otherArticle() {
        boolean now = versions.text(versions.inForce(alliance, "seats")).contains("\"OSCAR-37\"");
        return now ? table("seats", "\"OSCAR-37\"", "\"OSCAR-8\"") : table("seats", "\"OSCAR-8\"", "\"OSCAR-37\"");
    }

    /** Adds a sentence to an article of the newest version of a document. */
    public Amending text(String document, String heading, String sentence) {
        String newest = documents.versions(alliance).stream()
                .filter(version -> version.name().equals(document))
                .max(Comparator.comparingInt(version -> Integer.parseInt(version.version())))
                .map(version -> documents.body(version.id()))
                .orElseThrow();
        drafting.putDocument(
                secretary(alliance),
                alliance,
                caseNumber,
                document,
                newest.replace(heading, heading + "\n\n" + sentence + "\n\nAdded for a test: " + sentence.length()));
        return this;
    }

    /** The organ takes the adopted amendment back. */
    public Amending takeBack() {
        process.moveWithdrawal(secretary(alliance), alliance, caseNumber);
        return run().vote("for");
    }

    Amending submit() {
        process.submit(secretary(alliance), alliance, caseNumber);
        return this;
    }

    public Amending handIn() {
        return submit().run();
    }

    public Amending run() {
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

    List<String> instances() {
        return engine
                .getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .list()
                .stream()
                .map(ProcessInstance::getId)
                .toList();
    }

    /** The one open ballot of the case: called, opened where it has to be, all seats voting alike, and counted. */
    public Amending vote(String choice) {
        Task open = task("userTask_openBallot");
        take(open);
        String chair = offices.holders(alliance, "chair").get(0).userId();
        engine.getTaskService().claim(open.getId(), chair);
        engine.getTaskService().complete(open.getId());
        run();
        for (Instant due = nextTimer(open); tasks("userTask_castVote").isEmpty(); due = nextTimer(open)) {
            clock.set(due);
            run();
        }
        callRoll(chair);
        tasks("userTask_castVote")
                .forEach(seat -> engine.getTaskService()
                        .complete(seat.getId(), new HashMap<>(Map.of("vote", choice, "interest", false))));
        return run();
    }

    /** The only place where tests open what has to be opened at a meeting. */
    private void take(Task open) {
        meetings.take(UUID.fromString((String) engine.getTaskService().getVariable(open.getId(), "ballotId")));
    }

    private Instant nextTimer(Task of) {
        return engine
                .getManagementService()
                .createJobQuery()
                .processInstanceId(of.getProcessInstanceId())
                .timers()
                .list()
                .stream()
                .map(job -> job.getDuedate().toInstant())
                .min(Instant::compareTo)
                .orElse(clock.instant());
    }

    private void callRoll(String chair) {
        for (Ballot ballot : ballots.ofCase(caseNumber)) {
            if (ballot.state() == BallotState.OPEN && ballot.ruleInForce().form() == VotingRule.Form.MEETING) {
                room.callRoll(
                        ballot.id(),
                        room.roll(ballot.id()).seats().stream()
                                .map(called -> new Attendance(called.seat(), Attendance.Status.PRESENT, null))
                                .toList(),
                        chair);
            }
        }
    }

    Task task(String definition) {
        List<Task> found = tasks(definition);
        assertThat(found)
                .as("%s of %s, %s", definition, caseNumber, now().state())
                .hasSize(1);
        return found.get(0);
    }

    List<Task> tasks(String definition) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(caseNumber)
                .taskDefinitionKey(definition)
                .list();
    }

    /** The mail server takes what waits of the notice of the adoption, but for these addressees. */
    Amending handOver(Instant at, String... except) {
        clock.set(at);
        jdbc.sql("""
                        update delivery set state = 'SENT', handed_over_at = :at
                         where notice = :notice and state = 'PENDING' and addressee_key <> all (:except::text[])
                        """)
                .param("at", utc(at))
                .param("notice", notice())
                .param("except", except)
                .update();
        tell(new NoticeHandedOver(notice(), alliance, caseNumber, "amendment-adopted", "whoever was last", at));
        return this;
    }

    Amending bounce(String key) {
        jdbc.sql("update delivery set state = 'BOUNCED' where notice = :notice and addressee_key = :key")
                .param("notice", notice())
                .param("key", key)
                .update();
        tell(new NoticeBounced(
                notice(), alliance, caseNumber, "amendment-adopted", key, clock.instant(), "550 no such user"));
        return this;
    }

    private void tell(Object news) {
        transaction.executeWithoutResult(status -> events.publishEvent(news));
    }

    long delivery(String key) {
        return jdbc.sql("select id from delivery where notice = :notice and addressee_key = :key")
                .param("notice", notice())
                .param("key", key)
                .query(Long.class)
                .single();
    }

    List<String> addressees() {
        return jdbc.sql("select addressee_key from delivery where notice = :notice order by id")
                .param("notice", notice())
                .query(String.class)
                .list();
    }

    UUID notice() {
        return Objects.requireNonNull(now().notice());
    }

    public Amendment now() {
        return amendments.find(alliance, caseNumber).orElseThrow();
    }

    Instant timer(String id) {
        return engine.getManagementService().createJobQuery().activityId(id).list().stream()
                .filter(job -> instances().contains(job.getProcessInstanceId()))
                .map(job -> job.getDuedate().toInstant())
                .findFirst()
                .orElseThrow();
    }

    List<String> mails() {
        return jdbc.sql("select distinct kind from notice where case_number = :case order by kind")
                .param("case", caseNumber)
                .query(String.class)
                .list();
    }

    public String caseNumber() {
        return caseNumber;
    }

    /** Ends what still runs, so that it is in no later test's way. */
    public void abandon() {
        amendments.of(alliance).stream()
                .filter(amendment -> !List.of("in-force", "rejected", "withdrawn")
                        .contains(amendment.state().code()))
                .forEach(amendment -> {
                    goOnWith(amendment.caseNumber());
                    instances().stream()
                            .filter(id -> engine.getRuntimeService()
                                            .createProcessInstanceQuery()
                                            .processInstanceId(id)
                                            .count()
                                    == 1)
                            .forEach(id -> engine.getRuntimeService().deleteProcessInstance(id, "test"));
                    jdbc.sql("update amendment set state = 'withdrawn', ended_at = now() where case_number = :case")
                            .param("case", amendment.caseNumber())
                            .update();
                });
    }
}
