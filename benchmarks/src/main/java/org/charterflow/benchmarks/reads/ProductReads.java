package org.charterflow.benchmarks.reads;

import static org.charterflow.benchmarks.reads.LargeInstallation.ALLIANCE;
import static org.charterflow.benchmarks.reads.LargeInstallation.CASES;
import static org.charterflow.benchmarks.reads.LargeInstallation.HISTORY;
import static org.charterflow.benchmarks.reads.LargeInstallation.OF_SECRETARIAT;
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

    private static final String MEMBER = ALLIANCE + ".b1";
    private static final List<String> GROUPS_OF_MEMBER = List.of(ALLIANCE + "-participant", ALLIANCE + "-board");

    private final Viewer viewer = new Viewer(USER, Set.copyOf(GROUPS));
    private final Viewer member = new Viewer(MEMBER, Set.copyOf(GROUPS_OF_MEMBER));
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
            case "case" -> new Aspect(() -> oneCase(viewer), 1 + HISTORY);
            case "case of member" -> new Aspect(() -> oneCase(member), 1 + HISTORY);
            case "members" -> new Aspect(this::members, members + 100);
            case "tasks" -> new Aspect(() -> tasks(USER, GROUPS), PAGE);
            case "tasks of member" -> new Aspect(() -> tasks(MEMBER, GROUPS_OF_MEMBER), PAGE);
            case "task count" ->
                new Aspect(() -> as(USER, GROUPS, () -> (int) toDo(USER, GROUPS).count()), OF_SECRETARIAT);
            case "engine cases" ->
                new Aspect(
                        () -> as(
                                USER,
                                GROUPS,
                                () -> engine.getHistoryService()
                                        .createHistoricProcessInstanceQuery()
                                        .orderByProcessInstanceStartTime()
                                        .desc()
                                        .listPage(0, 200)
                                        .size()),
                        CASES);
            default -> throw new IllegalArgumentException(name);
        };
    }

    private int oneCase(Viewer reader) {
        CaseView view = cases.read(reader, ALLIANCE.toUpperCase() + "-2020-0050");
        return 1 + view.history().size();
    }

    private int members() {
        return register.classes(ALLIANCE).stream()
                .mapToInt(each -> each.members().size())
                .sum();
    }

    /** What Tasklist opens with. */
    private int tasks(String user, List<String> groups) {
        return as(
                user,
                groups,
                () -> toDo(user, groups)
                        .initializeFormKeys()
                        .orderByTaskCreateTime()
                        .desc()
                        .listPage(0, PAGE)
                        .size());
    }

    private TaskQuery toDo(String user, List<String> groups) {
        return engine.getTaskService()
                .createTaskQuery()
                .or()
                .taskAssignee(user)
                .taskCandidateGroupIn(groups)
                .endOr();
    }

    private int as(String user, List<String> groups, IntSupplier read) {
        engine.getIdentityService().setAuthentication(user, groups, List.of(ALLIANCE));
        try {
            return read.getAsInt();
        } finally {
            engine.getIdentityService().clearAuthentication();
        }
    }
}
