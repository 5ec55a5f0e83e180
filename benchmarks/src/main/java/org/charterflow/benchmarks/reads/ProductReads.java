package org.charterflow.benchmarks.reads;

import static org.charterflow.benchmarks.reads.LargeInstallation.ALLIANCE;
import static org.charterflow.benchmarks.reads.LargeInstallation.CASES;
import static org.charterflow.benchmarks.reads.LargeInstallation.HISTORY;
import static org.charterflow.benchmarks.reads.LargeInstallation.PAGE;

import java.util.List;
import java.util.Set;
import java.util.function.IntSupplier;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.task.TaskQuery;
import org.charterflow.access.Viewer;
import org.charterflow.benchmarks.CharterflowNode;
import org.charterflow.benchmarks.Database;
import org.charterflow.register.CaseReader;
import org.charterflow.register.CaseView;
import org.charterflow.register.Register;
import org.springframework.context.ApplicationContext;

/** What the product's pages and API read, for a person of the secretariat; and the engine's queries, authorization on. */
final class ProductReads extends Reads {

    private static final String USER = ALLIANCE + ".secretary1";
    private static final List<String> GROUPS = List.of(ALLIANCE + "-participant", ALLIANCE + "-secretariat");

    private final Viewer viewer = new Viewer(USER, Set.copyOf(GROUPS));
    private DataSource pool;
    private CaseReader cases;
    private Register register;
    private ProcessEngine engine;
    private int members;

    @Override
    public void start(Database database) {
        ApplicationContext node = CharterflowNode.start(database);
        pool = node.getBean(DataSource.class);
        cases = node.getBean(CaseReader.class);
        register = node.getBean(Register.class);
        engine = node.getBean(ProcessEngine.class);
        members = members();
    }

    @Override
    DataSource pool() {
        return pool;
    }

    @Override
    void grow(int from, int to) {
        LargeInstallation.fill(pool, from, to);
        LargeInstallation.fillEngine(pool);
    }

    @Override
    Aspect aspect(String name) {
        return switch (name) {
            case "cases" -> new Aspect(() -> cases.ofViewer(viewer).size(), CASES);
            case "case" -> new Aspect(this::oneCase, 1 + HISTORY);
            case "members" -> new Aspect(this::members, members + 100);
            case "tasks" ->
                new Aspect(
                        () -> asUser(() -> toDo().initializeFormKeys()
                                .orderByTaskCreateTime()
                                .desc()
                                .listPage(0, PAGE)
                                .size()),
                        PAGE);
            case "task count" -> new Aspect(() -> asUser(() -> (int) toDo().count()), CASES);
            case "engine cases" ->
                new Aspect(
                        () -> asUser(() -> engine.getHistoryService()
                                .createHistoricProcessInstanceQuery()
                                .orderByProcessInstanceStartTime()
                                .desc()
                                .listPage(0, 200)
                                .size()),
                        CASES);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private int oneCase() {
        CaseView view = cases.read(viewer, ALLIANCE.toUpperCase() + "-2020-0050");
        return 1 + view.history().size();
    }

    private int members() {
        return register.classes(ALLIANCE).stream()
                .mapToInt(each -> each.members().size())
                .sum();
    }

    /** What Tasklist opens with. */
    private TaskQuery toDo() {
        return engine.getTaskService()
                .createTaskQuery()
                .or()
                .taskAssignee(USER)
                .taskCandidateGroupIn(GROUPS)
                .endOr();
    }

    private int asUser(IntSupplier read) {
        engine.getIdentityService().setAuthentication(USER, GROUPS, List.of(ALLIANCE));
        try {
            return read.getAsInt();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }
}
