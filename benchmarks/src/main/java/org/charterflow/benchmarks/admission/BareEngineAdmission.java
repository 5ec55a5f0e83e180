package org.charterflow.benchmarks.admission;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.impl.interceptor.CommandExecutor;
import org.camunda.bpm.engine.impl.persistence.StrongUuidGenerator;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.benchmarks.Camunda;
import org.charterflow.benchmarks.Clients;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;
import org.charterflow.benchmarks.Schema;

/**
 * The product's own models and decision tables on Camunda without the product. Delegates and listeners do nothing; the
 * rows of a recorded admission are written by plain JDBC, each transaction's in the one in which the engine takes the same
 * step; what delegates left in variables is there from the beginning. Only tasks are read. The engine is as it comes, but
 * for ids that need no database, and the product's numbers of connections and jobs.
 */
final class BareEngineAdmission implements Contestant {

    private static final String TENANT = "oscar";
    private static final String APPLICATION = "membership-application";
    private static final String BALLOT = "ballot";
    private static final String SEAT_VOTE = "seat-vote";
    private static final List<String> TABLES =
            List.of("membership-eligibility", "admission-path", "voting-rule", "membership-fee");
    private static final Pattern DELEGATE = Pattern.compile("delegateExpression=\"\\$\\{(\\w+)}\"");

    private final AtomicInteger numbers = new AtomicInteger(8_000_000);
    private final Map<String, Replay> replays = new ConcurrentHashMap<>();
    private RecordedCase recorded;
    private DataSource database;
    private CommandExecutor commands;
    private RuntimeService runtime;
    private TaskService tasks;
    private CaseTasks caseTasks;
    private HistoryService history;
    private int clients;
    private long before;

    @Override
    public void start(Database own) throws Exception {
        recorded = RecordedCase.of(own);
        try (var pool = own.pool(1)) {
            Schema.execute(pool, "drop schema camunda cascade; create schema camunda");
        }
        Schema.bePath(own, "camunda, charterflow");
        Map<String, String> models = new HashMap<>();
        for (String model : List.of(APPLICATION, BALLOT, SEAT_VOTE)) {
            models.put(model + ".bpmn", read("/bpmn/" + model + ".bpmn"));
        }
        var configuration = Camunda.stock(own, Database.CONNECTIONS, true, delegates(models.values()));
        configuration.setIdGenerator(new StrongUuidGenerator());
        configuration.setJobExecutor(Camunda.manyJobs());
        ProcessEngine engine = configuration.buildProcessEngine();
        database = configuration.getDataSource();
        commands = configuration.getCommandExecutorTxRequired();
        runtime = engine.getRuntimeService();
        tasks = engine.getTaskService();
        caseTasks = new CaseTasks(tasks);
        history = engine.getHistoryService();
        for (String table : TABLES) {
            models.put(table + ".dmn", read("/charters/" + TENANT + "/" + table + ".dmn"));
        }
        var deployment = engine.getRepositoryService().createDeployment().tenantId(TENANT);
        models.forEach(deployment::addString);
        deployment.deploy();
    }

    private static String read(String resource) throws IOException {
        try (var file = BareEngineAdmission.class.getResourceAsStream(resource)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Map<String, JavaDelegate> delegates(Iterable<String> models) {
        Map<String, JavaDelegate> delegates = new HashMap<>();
        for (String model : models) {
            DELEGATE.matcher(model)
                    .results()
                    .forEach(name -> delegates.put(name.group(1), new EmptyDelegate(this::reached)));
        }
        delegates.put("caseRules", new EmptyDelegate(this::reached) {
            @Override
            void act(DelegateExecution task) {
                task.setVariableLocal("tableVersion", 1);
                recorded.facts().get(task.getCurrentActivityId()).forEach(task::setVariableLocal);
            }
        });
        delegates.put("readBallot", new EmptyDelegate(this::reached) {
            @Override
            void act(DelegateExecution ballot) {
                ballot.setVariables(recorded.variables().get(BALLOT));
            }
        });
        delegates.put("startSeatVotes", new EmptyDelegate(this::reached) {
            @Override
            void act(DelegateExecution ballot) {
                for (int seat = 0; seat < Admission.VOTES; seat++) {
                    runtime.startProcessInstanceByKey(
                            SEAT_VOTE,
                            ballot.getProcessBusinessKey(),
                            Map.of(
                                    "ballotId",
                                    ballot.getVariable("ballotId"),
                                    "seatId",
                                    UUID.randomUUID().toString()));
                }
            }
        });
        return delegates;
    }

    private void reached(String caseNumber, String activity) throws SQLException {
        replays.get(caseNumber).reached(activity, Camunda.connection());
    }

    @Override
    public void prepare(int size) throws Exception {
        clients = size;
        replays.clear();
        before = Admitted.cases(database);
    }

    @Override
    public void work() throws Exception {
        try (Clients each = new Clients(clients)) {
            each.share(clients, client -> admit());
        }
    }

    private void admit() throws Exception {
        Names names = new Names(numbers.incrementAndGet());
        String caseNumber = names.other(recorded.number());
        Replay replay = new Replay(recorded.commits(), names);
        replays.put(caseNumber, replay);
        writeAside(replay);
        inOneTransaction(() -> {
            correlate(caseNumber, "applicationReceived", recorded.variables().get(APPLICATION));
            replay.reached("start_applicationReceived", Camunda.connection());
        });
        String review = await(replay, () -> caseTasks.task(caseNumber, "userTask_reviewDossier"))
                .getId();
        step(replay, () -> tasks.setAssignee(review, "secretary"));
        step(
                replay,
                () -> tasks.complete(
                        review, Map.of("reviewDecision", "accept", "sealStatus", "checked", "licenceMatches", true)));
        String opening = await(replay, () -> caseTasks.task(caseNumber, "userTask_openBallot"))
                .getId();
        step(replay, () -> tasks.claim(opening, "chair"));
        step(replay, () -> tasks.complete(opening));
        for (Task seat : await(replay, () -> caseTasks.seats(caseNumber))) {
            inOneTransaction(() -> {
                tasks.complete(seat.getId(), Map.of("vote", "for", "interest", false));
                replay.reached("endEvent_voted", Camunda.connection());
            });
        }
        step(replay, () -> correlate(caseNumber, "votingComplete", Map.of()));
        step(replay, () -> correlate(caseNumber, "acceptanceReached", Map.of()));
        await(replay, () -> isAdmitted(caseNumber) ? true : null);
    }

    private interface Work {
        void run() throws SQLException;
    }

    /** The engine joins the transaction of the command around it. */
    private void inOneTransaction(Work work) {
        commands.execute(context -> {
            try {
                work.run();
                return null;
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    /** A command of somebody, after which the engine goes on in a job, and the rows that were written with it. */
    private void step(Replay replay, Runnable command) {
        inOneTransaction(() -> {
            command.run();
            replay.writeAside(Camunda.connection());
        });
    }

    /** Writes, each in a transaction of its own, what was written without the engine. */
    private void writeAside(Replay replay) throws SQLException {
        while (replay.isAside()) {
            try (Connection connection = database.getConnection()) {
                connection.setAutoCommit(false);
                replay.write(connection);
                connection.commit();
            }
        }
    }

    private void correlate(String caseNumber, String message, Map<String, Object> variables) {
        runtime.createMessageCorrelation("charterflow." + message)
                .tenantId(TENANT)
                .processInstanceBusinessKey(caseNumber)
                .setVariables(variables)
                .correlate();
    }

    private HistoricProcessInstance end(String caseNumber) {
        return history.createHistoricProcessInstanceQuery()
                .processInstanceBusinessKey(caseNumber)
                .processDefinitionKey(APPLICATION)
                .finished()
                .singleResult();
    }

    private boolean isAdmitted(String caseNumber) {
        try (Connection connection = database.getConnection();
                var select = connection.prepareStatement("select outcome from case_file where number = ?")) {
            select.setString(1, caseNumber);
            var row = select.executeQuery();
            return row.next() && row.getString(1) != null;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Looks as often as the product's clients do. */
    private static <T> T await(Replay replay, Supplier<T> look) throws InterruptedException {
        T found = look.get();
        for (int looks = 0; found == null; looks++) {
            if (looks > 20_000) {
                throw new IllegalStateException("stuck after " + replay);
            }
            Thread.sleep(5);
            found = look.get();
        }
        return found;
    }

    /** The outcome is on record before the process ends; what follows it is waited for, untimed as the product's is. */
    @Override
    public Map<String, Long> outcome() throws Exception {
        for (Map.Entry<String, Replay> each : replays.entrySet()) {
            await(each.getValue(), () -> end(each.getKey()));
            writeAside(each.getValue());
            if (!each.getValue().isComplete()
                    || !RecordedCase.activities(history, each.getKey()).equals(recorded.activities())) {
                throw new IllegalStateException(
                        "another way than the product's: " + each.getKey() + " wrote " + each.getValue());
            }
        }
        return Admitted.outcome(database, before, clients, recorded.commits());
    }
}
