package org.charterflow.ballot.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.EarlyClosings;
import org.charterflow.MutableClock;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.BallotDraft;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.CastVote;
import org.charterflow.ballot.CastVote.Channel;
import org.charterflow.ballot.Choice;
import org.charterflow.ballot.process.TestOrgan.Unit;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.engine.ActingAlliance;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.ReceivedMail;
import org.charterflow.meeting.TestMeetings;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/** Runs ballots in tests: one case and one process instance each, jobs executed by hand. */
@Component
@Profile("test")
class BallotTestBed {

    private static final Path RULES = Path.of("charters/oscar/voting-rule.dmn");

    private final CaseFiles cases;
    private final Ballots ballots;
    private final ProcessEngine engine;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final RepositoryService repository;
    private final TestMeetings meetings;
    private final MutableClock clock;

    BallotTestBed(CaseFiles cases, Ballots ballots, ProcessEngine engine, TestMeetings meetings, MutableClock clock) {
        this.cases = cases;
        this.ballots = ballots;
        this.engine = engine;
        this.runtime = engine.getRuntimeService();
        this.tasks = engine.getTaskService();
        this.management = engine.getManagementService();
        this.repository = engine.getRepositoryService();
        this.meetings = meetings;
        this.clock = clock;
    }

    /** A ballot on its way. */
    record Running(UUID ballot, String caseNumber, String process) {}

    Running start(String alliance, String organ, String matter) {
        return start(alliance, organ, matter, null);
    }

    Running start(String alliance, String organ, String matter, @Nullable UUID interestedMember) {
        Bilingual question = Bilingual.of("接纳示例单位为会员？", "Shall Example Unit be admitted?");
        String caseNumber = cases.open(alliance, "ballot-test", question);
        UUID ballot = ballots.prepare(
                new BallotDraft(alliance, caseNumber, organ, matter, question, List.of(), interestedMember));
        ProcessInstance instance = ActingAlliance.act(
                alliance,
                () -> runtime.startProcessInstanceByKey("ballot", caseNumber, Map.of("ballotId", ballot.toString())));
        Running running = new Running(ballot, caseNumber, instance.getId());
        runJobs(running);
        return running;
    }

    /** As {@link #start}, and the caller opens it; in a meeting, where the rule asks for one. */
    Running open(String alliance, String organ, String matter, Unit caller) {
        Running running = start(alliance, organ, matter);
        call(running, caller);
        return running;
    }

    void call(Running running, Unit caller) {
        meetings.take(running.ballot());
        Task task = task(running, "userTask_openBallot");
        tasks.claim(task.getId(), caller.user());
        tasks.complete(task.getId());
        runJobs(running);
    }

    Task task(Running running, String definition) {
        return tasks.createTaskQuery()
                .processInstanceId(running.process())
                .taskDefinitionKey(definition)
                .singleResult();
    }

    @Nullable
    Task seatTask(Running running, Unit unit) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(running.caseNumber())
                .taskDefinitionKey("userTask_castVote")
                .processVariableValueEquals("ballotId", running.ballot().toString())
                .processVariableValueEquals("seatId", unit.seat().id().toString())
                .singleResult();
    }

    List<Task> seatTasks(Running running) {
        return tasks.createTaskQuery()
                .processInstanceBusinessKey(running.caseNumber())
                .taskDefinitionKey("userTask_castVote")
                .processVariableValueEquals("ballotId", running.ballot().toString())
                .list();
    }

    /** As Tasklist does. */
    void voteByTask(Running running, Unit unit, Choice choice) {
        Task task = seatTask(running, unit);
        if (task == null) {
            throw new AssertionError("No task for " + unit.member().name());
        }
        engine.getFormService().submitTaskForm(task.getId(), Map.of("vote", choice.code(), "interest", false));
    }

    CastVote vote(Running running, Unit unit, String user, Choice choice, Channel channel) {
        return new CastVote(
                running.ballot(), unit.seat().id(), choice, false, null, channel, user, null, clock.instant());
    }

    /** Executes what is due, until nothing is. */
    void runJobs(Running running) {
        EarlyClosings.await(engine, running.caseNumber());
        for (List<Job> due = due(running); !due.isEmpty(); due = due(running)) {
            for (Job job : due) {
                if (management.createJobQuery().jobId(job.getId()).count() == 1) {
                    management.executeJob(job.getId());
                }
            }
        }
    }

    /** Moves the clock, never back, and executes what became due. */
    void at(Running running, Instant instant) {
        if (instant.isAfter(clock.instant())) {
            clock.set(instant);
        }
        runJobs(running);
    }

    /** Deploys OSCAR's voting rules with another value in one cell, until {@link #restoreRules}. */
    void amendRule(String cell, String value) throws IOException {
        String amended = Files.readString(RULES)
                .replaceAll("(\"" + cell + "\"><text>)[^<]*(</text>)", "$1" + Matcher.quoteReplacement(value) + "$2");
        deploy(amended);
    }

    /** Deploys OSCAR's voting rules with a column that allows written proxies at meetings, until {@link #restoreRules}. */
    void allowRepresentation() throws IOException {
        deploy(Files.readString(RULES)
                .replaceAll(
                        "(\\s*)(<output id=\"output_closes\")",
                        "$1<output id=\"output_representation\" name=\"representation\" label=\"委托 Representation\" typeRef=\"boolean\" />$1$2")
                .replaceAll(
                        "(\\s*)(<outputEntry id=\"(\\w+)_out_closes\")",
                        "$1<outputEntry id=\"$3_out_representation\"><text>true</text></outputEntry>$1$2"));
    }

    /** A mail with the token that was issued to an account, as the pipeline hands it over. */
    ReceivedMail mail(Running running, String tokenOf, String from, String text) {
        return new ReceivedMail(
                UUID.randomUUID(),
                ballot(running).alliance(),
                from,
                "",
                "Re: vote",
                text,
                List.of(),
                List.of(),
                clock.instant(),
                "ballot",
                running.caseNumber(),
                running.ballot() + "." + tokenOf,
                true);
    }

    void restoreRules() throws IOException {
        deploy(Files.readString(RULES));
    }

    private void deploy(String table) {
        repository
                .createDeployment()
                .name("charter of oscar")
                .source("Charterflow")
                .tenantId("oscar")
                .addString("voting-rule.dmn", table)
                .deploy();
    }

    Instant deadline(Running running) {
        return ballots.get(running.ballot()).deadline().at();
    }

    Ballot ballot(Running running) {
        return ballots.get(running.ballot());
    }

    private List<Job> due(Running running) {
        return management
                .createJobQuery()
                .processInstanceId(running.process())
                .executable()
                .orderByJobDuedate()
                .asc()
                .list();
    }
}
