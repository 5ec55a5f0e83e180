package org.charterflow.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.IntegrationTest;
import org.charterflow.alliance.AccountDirectory;
import org.charterflow.alliance.AccountRequest;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.engine.WebApplicationEndpoints.Endpoint;
import org.charterflow.language.Bilingual;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Nothing of one alliance is returned to, or changed by, anybody of another through the web applications' API: every
 * endpoint they bring is tried, in every role, with the ids of the other alliance's case.
 */
@IntegrationTest
class TenantSeparationTest {

    private static final String PASSWORD = "Kept-Apart-7";
    private static final String VICTIM = "oscar";
    private static final String STRANGER = "coia";

    /** Tables whose rows a stranger could change. Not the identity tables' last login and the session's own rows. */
    private static final List<String> STATE = List.of(
            "act_ru_task",
            "act_ru_variable",
            "act_ru_execution",
            "act_ru_job",
            "act_ru_jobdef",
            "act_ru_identitylink",
            "act_ru_incident",
            "act_ru_authorization",
            "act_ru_filter",
            "act_ru_batch",
            "act_re_deployment",
            "act_re_procdef",
            "act_re_decision_def",
            "act_id_group",
            "act_id_membership",
            "act_id_tenant",
            "act_id_tenant_member",
            "act_id_info",
            "act_hi_procinst",
            "act_hi_taskinst",
            "act_hi_varinst",
            "act_hi_comment",
            "act_hi_attachment",
            "act_hi_op_log");

    @LocalServerPort
    int port;

    @Autowired
    AccountDirectory accounts;

    @Autowired
    CaseFiles cases;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    HistoryService history;

    @Autowired
    ManagementService management;

    @Autowired
    RepositoryService repository;

    @Autowired
    JdbcClient jdbc;

    private final String secret = "绝密单位" + UUID.randomUUID();
    private String caseNumber = "";
    private String instance = "";
    private String task = "";

    @BeforeEach
    void aCaseOfTheOtherAlliance() {
        // Before anything is compared: an account brings rights of its own.
        account(STRANGER, "participant");
        caseNumber = cases.open(VICTIM, "membership-application", Bilingual.of(secret, secret));
        repository
                .createDeployment()
                .name("guards")
                .enableDuplicateFiltering(false)
                .addClasspathResource("engine/guarded-process.bpmn")
                .addClasspathResource("engine/guarded-form.form")
                .deploy();
        instance = ActingAlliance.act(
                VICTIM,
                () -> runtime.startProcessInstanceByKey("guarded-process", caseNumber, Map.of("secret", secret))
                        .getId());
        Task open = tasks.createTaskQuery().processInstanceId(instance).singleResult();
        task = open.getId();
        tasks.setAssignee(task, account(VICTIM, "participant"));
        tasks.addCandidateGroup(task, VICTIM + "-secretariat");
        tasks.createComment(task, instance, secret);
    }

    @Test
    void theEndpointsAreFound() {
        Set<Endpoint> all = WebApplicationEndpoints.all();
        assertThat(all).hasSizeGreaterThan(350);
        assertThat(all)
                .contains(
                        new Endpoint("GET", "engine/engine/{name}/task/{id}/variables"),
                        new Endpoint("POST", "engine/engine/{name}/task"),
                        new Endpoint("PUT", "engine/engine/{name}/batch/{id}/suspended"));
        assertThat(all.stream().map(Endpoint::path)).anyMatch(path -> path.startsWith("cockpit/plugin/base/"));
    }

    @Test
    void peopleOfTheAllianceSeeTheirCase() throws Exception {
        WebApplicationSession secretary = login(account(VICTIM, "secretariat"));
        for (String path : List.of("engine/engine/default/task", "engine/engine/default/history/task")) {
            assertThat(secretary.send("GET", path, "").body()).as(path).contains(instance);
        }
        assertThat(secretary
                        .send("POST", "engine/engine/default/history/process-instance", "{}")
                        .body())
                .contains(caseNumber);
    }

    @ParameterizedTest
    @ValueSource(strings = {"board", "secretariat", "auditor"})
    void nothingIsReturnedAndNothingIsChanged(String role) throws Exception {
        WebApplicationSession stranger = login(account(STRANGER, role));
        Map<String, String> before = state();
        SoftAssertions all = new SoftAssertions();
        int answered = 0;
        for (Endpoint endpoint : WebApplicationEndpoints.all()) {
            String path = path(endpoint.path());
            for (String sent : requests(endpoint, path)) {
                for (String body : endpoint.reads() ? List.of("") : bodies()) {
                    HttpResponse<String> answer = stranger.send(endpoint.method(), sent, body);
                    if (answer.statusCode() < 300) {
                        answered++;
                    }
                    all.assertThat(answer.body())
                            .as("%s %s %s as %s", endpoint.method(), sent, body, role)
                            .doesNotContain(secret, "\"tenantId\":\"" + VICTIM + "\"")
                            .satisfies(text -> assertThat(without(text, sent + body))
                                    .doesNotContain(caseNumber, instance, task, VICTIM + "."));
                }
            }
        }
        all.assertAll();
        assertThat(answered).as("requests that were answered at all").isGreaterThan(20);
        assertThat(state()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"engine-rest/engine", "engine-rest/process-definition", "rest/engine", "engine/engine"})
    void theOpenRestApiIsNotThere(String path) throws Exception {
        HttpResponse<String> answer = login(account(STRANGER, "participant")).raw("GET", "/" + path, "");
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    /** What an error repeats of the request is no news to the one who sent it. */
    private String without(String text, String request) {
        String left = text;
        for (String id : List.of(instance, task, caseNumber)) {
            if (request.contains(id)) {
                left = left.replace(id, "");
            }
        }
        return request.contains(VICTIM + ".") ? left.replaceAll(VICTIM + "\\.[\\w.]*", "") : left;
    }

    private List<String> bodies() {
        return List.of(
                "{}",
                "{\"tenantIdIn\":[\"" + VICTIM + "\"]}",
                "{\"userId\":\"" + account(STRANGER, "participant") + "\",\"processInstanceIds\":[\"" + instance
                        + "\"],\"variables\":{},\"value\":\"x\",\"type\":\"String\"}");
    }

    private static List<String> requests(Endpoint endpoint, String path) {
        return endpoint.reads() ? List.of(path, path + "?tenantIdIn=" + VICTIM) : List.of(path);
    }

    /** The endpoint with the other alliance's ids in it. */
    private String path(String template) {
        String path = template;
        int open;
        while ((open = path.indexOf('{')) >= 0) {
            int close = path.indexOf('}', open);
            String name = path.substring(open + 1, close);
            path = path.substring(0, open)
                    + URLEncoder.encode(id(path.substring(0, open), name), UTF_8)
                    + path.substring(close + 1);
        }
        return path;
    }

    private String id(String before, String parameter) {
        if (before.endsWith("engine/engine/") || parameter.toLowerCase().contains("engine")) {
            return "default";
        }
        if (parameter.toLowerCase().contains("var")) {
            return "secret";
        }
        String resource = before.replaceAll("/$", "").replaceAll(".*/", "");
        return switch (resource) {
            case "task" -> task;
            case "process-instance" -> instance;
            case "execution" -> instance;
            case "variable-instance" ->
                runtime.createVariableInstanceQuery()
                        .processInstanceIdIn(instance)
                        .variableName("secret")
                        .singleResult()
                        .getId();
            case "history/task" -> task;
            case "user" -> account(VICTIM, "participant");
            case "group" -> VICTIM + "-board";
            case "tenant", "tenant-id" -> VICTIM;
            case "key" -> before.contains("decision") ? "voting-rule" : "guarded-process";
            case "process-definition" ->
                runtime.createProcessInstanceQuery()
                        .processInstanceId(instance)
                        .singleResult()
                        .getProcessDefinitionId();
            case "decision-definition", "decision-requirements-definition" ->
                repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey("voting-rule")
                        .tenantIdIn(VICTIM)
                        .latestVersion()
                        .singleResult()
                        .getId();
            case "deployment" ->
                repository
                        .createDeploymentQuery()
                        .tenantIdIn(VICTIM)
                        .orderByDeploymentTime()
                        .desc()
                        .listPage(0, 1)
                        .get(0)
                        .getId();
            case "activity-instance" ->
                history.createHistoricActivityInstanceQuery()
                        .processInstanceId(instance)
                        .listPage(0, 1)
                        .get(0)
                        .getId();
            case "job-definition" ->
                management.createJobDefinitionQuery().listPage(0, 1).get(0).getId();
            default -> instance;
        };
    }

    /** One account for each role of each alliance. */
    private String account(String alliance, String role) {
        String id = alliance + ".separation." + role;
        if (!accounts.exists(id)) {
            Set<String> groups = role.equals("board")
                    ? Set.of(alliance + "-participant", alliance + "-board")
                    : Set.of(alliance + "-" + role);
            accounts.createAccount(new AccountRequest(id, "某人", "someone@" + alliance + ".example", alliance, groups));
            accounts.setPassword(id, PASSWORD);
        }
        return id;
    }

    /** A fingerprint of each table, whatever tests have put there before. */
    private Map<String, String> state() {
        return STATE.stream()
                .collect(Collectors.toMap(
                        table -> table,
                        table -> jdbc.sql(
                                        "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '' order by t::text)), '') from camunda."
                                                + table + " t")
                                .query(String.class)
                                .single(),
                        (a, b) -> a,
                        TreeMap::new));
    }

    private WebApplicationSession login(String user) throws Exception {
        return WebApplicationSession.begin("http://localhost:" + port, user, PASSWORD);
    }
}
