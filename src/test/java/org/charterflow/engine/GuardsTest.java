package org.charterflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.PasswordPolicyResult;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.alliance.AccountDirectory;
import org.charterflow.language.RuleViolation;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.http.client.ClientHttpRequestFactorySettings.Redirects;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** Each known way past the engine is tried as an ordinary member, and refused. */
@IntegrationTest
class GuardsTest {

    private static final String MEMBER = "guard.member";
    private static final String PASSWORD = "Guarded-Gate-7";
    private static final String ENGINE = "/camunda/api/engine/engine/default";

    @Autowired
    MutableClock clock;

    @Autowired
    TestRestTemplate http;

    @Autowired
    IdentityService identities;

    @Autowired
    AuthorizationService authorizations;

    @Autowired
    RepositoryService repository;

    @Autowired
    RuntimeService runtime;

    @Autowired
    TaskService tasks;

    @Autowired
    AccountDirectory accounts;

    private String task = "";

    @BeforeEach
    void aMemberWithOneTask() {
        if (identities.createUserQuery().userId(MEMBER).count() == 0) {
            var user = identities.newUser(MEMBER);
            user.setPassword(PASSWORD);
            identities.saveUser(user);
            Authorization tasklist = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            tasklist.setUserId(MEMBER);
            tasklist.setResource(Resources.APPLICATION);
            tasklist.setResourceId("tasklist");
            tasklist.addPermission(Permissions.ACCESS);
            authorizations.saveAuthorization(tasklist);
        }
        repository
                .createDeployment()
                .name("guards")
                .enableDuplicateFiltering(false)
                .addClasspathResource("engine/guarded-process.bpmn")
                .addClasspathResource("engine/guarded-form.form")
                .deploy();
        var instance = runtime.startProcessInstanceByKey("guarded-process");
        task = tasks.createTaskQuery()
                .processInstanceId(instance.getId())
                .singleResult()
                .getId();
    }

    @Test
    void thereIsNoOpenRestApi() {
        assertThat(anonymous().getForEntity("/engine-rest/engine", String.class).getStatusCode())
                .isIn(HttpStatus.UNAUTHORIZED, HttpStatus.NOT_FOUND, HttpStatus.FOUND);
        assertThat(as(MEMBER).getForEntity("/engine-rest/engine", String.class).getStatusCode())
                .isEqualTo(HttpStatus.NOT_FOUND);
    }

    @Test
    void aTaskQueryTakesNoExpression() {
        String query = "{\"orQueries\":[{\"assigneeExpression\":\"${'a'.getClass().forName('java.lang.Runtime')}\"}]}";
        ResponseEntity<String> answer = post(ENGINE + "/task", query);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody()).contains("assigneeExpression");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "/task         | {\"assigneeExpression\":\"${1}\"}",
                "/task/count   | {\"orQueries\":[{\"candidateGroupExpression\":\"${1}\"}]}",
                "/task         | {\"orQueries\":[{\"assignee\\u0045xpression\":\"${1}\"}]}",
                "/filter/any/list | {\"orQueries\":[{\"dueBeforeExpression\":\"${1}\"}]}",
                "/filter/any/singleResult | {\"followUpAfterExpression\":\"${1}\"}",
                "/history/task | {\"orQueries\":[{\"taskOwnerExpression\":\"${1}\"}]}",
                "/process-instance | {\"orQueries\":[{\"x\":{\"startedByExpression\":\"${1}\"}}]}",
            })
    void noQueryTakesAnExpressionByWhateverDoor(String path, String query) {
        ResponseEntity<String> answer = post(ENGINE + path, query);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody()).contains("Expression");
    }

    @Test
    void noParameterIsAnExpression() {
        assertThat(as(MEMBER)
                        .getForEntity(ENGINE + "/task?assigneeExpression={e}", String.class, "${1}")
                        .getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "${''.getClass()}",
                "${''['class']}",
                "${''.class.forName('java.lang.Runtime').getRuntime()}",
                "${dataSource.connection}",
                "${runtimeService.createProcessInstanceQuery().list()}",
                "${applicationContext}"
            })
    void anExpressionReachesNeitherClassesNorBeans(String expression) {
        assertThatThrownBy(() -> tasks.createTaskQuery()
                        .or()
                        .taskAssigneeExpression(expression)
                        .endOr()
                        .list())
                .isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void setUpCreatesNoAdministrator() {
        String user = "{\"profile\":{\"id\":\"intruder\"},\"credentials\":{\"password\":\"Guarded-Gate-7\"}}";
        assertThat(anonymous()
                        .exchange(
                                "/camunda/api/admin/setup/default/user/create",
                                HttpMethod.POST,
                                json(user),
                                String.class)
                        .getStatusCode())
                .isIn(HttpStatus.FORBIDDEN, HttpStatus.UNAUTHORIZED, HttpStatus.FOUND);
        assertThat(post("/camunda/api/admin/setup/default/user/create", user).getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
        for (String around : List.of(
                "/camunda/api/admin/setup/default/user/create/",
                "/camunda/api/admin/setup/default/user/create;x=1",
                "/camunda/api//admin/setup/default/user/create",
                "/camunda/api/admin/%73etup/default/user/create")) {
            assertThat(post(around, user).getStatusCode().value()).as(around).isIn(400, 403, 404);
        }
        assertThat(identities.createUserQuery().userId("intruder").count()).isZero();
    }

    @Test
    void nobodyDeploysAtRunTime() {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.MULTIPART_FORM_DATA);
        assertThat(as(MEMBER)
                        .exchange(
                                ENGINE + "/deployment/create",
                                HttpMethod.POST,
                                new HttpEntity<>("--x--", headers),
                                String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void aVariableThatTheFormDoesNotDeclareIsRefused() {
        ResponseEntity<String> answer = post(
                ENGINE + "/task/" + task + "/submit-form",
                "{\"variables\":{\"opinion\":{\"value\":\"yes\"},\"complete\":{\"value\":true}}}");
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(answer.getBody()).contains("complete");
        assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
        assertThat(post(ENGINE + "/task/" + task + "/submit-form/", "{\"variables\":{\"x\":{\"value\":1}}}")
                        .getStatusCode())
                .as("a trailing slash leads to the same place")
                .isEqualTo(HttpStatus.BAD_REQUEST);
        assertThat(post(ENGINE + "/task/" + task + "/submit-form", "{\"variables\":{},\"businessKey\":\"X-1\"}")
                        .getStatusCode())
                .isEqualTo(HttpStatus.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/task/{task}/complete",
                "/task/{task}/complete/",
                "/task/{task}/resolve",
                "/task/{task}/delegate",
                "/task/{task}/bpmnError",
                "/task/{task}/bpmnEscalation",
                "/task/{task}/comment/create",
                "/task/{task}/assignee",
                "/task/create",
                "/message",
                "/signal",
                "/condition",
                "/process-definition/key/guarded-process/start",
                "/process-instance/delete",
                "/filter/create",
                "/user/create"
            })
    void whatTasklistDoesNotNeedIsForAdministrators(String resource) {
        ResponseEntity<String> answer = post(ENGINE + resource.replace("{task}", task), "{}");
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.FORBIDDEN);
        assertThat(tasks.createTaskQuery().taskId(task).count()).isOne();
    }

    @Test
    void nobodyChangesAnAccountPastTheAlliance() {
        for (HttpMethod method : List.of(HttpMethod.DELETE, HttpMethod.PUT)) {
            assertThat(as(MEMBER)
                            .exchange(ENGINE + "/user/" + MEMBER + "/profile", method, json("{}"), String.class)
                            .getStatusCode())
                    .isEqualTo(HttpStatus.FORBIDDEN);
        }
        assertThat(EngineApi.isOpen("PUT", "user/" + MEMBER + "/credentials", MEMBER))
                .isTrue();
        assertThat(EngineApi.isOpen("PUT", "user/admin/credentials", MEMBER)).isFalse();
    }

    @Test
    void whatTheFormDeclaresIsTaken() {
        ResponseEntity<String> answer = post(
                ENGINE + "/task/" + task + "/submit-form",
                "{\"variables\":{\"opinion\":{\"value\":\"yes\",\"type\":\"String\"}}}");
        assertThat(answer.getStatusCode()).as(answer.getBody()).isEqualTo(HttpStatus.NO_CONTENT);
        assertThat(tasks.createTaskQuery().taskId(task).count()).isZero();
    }

    @Test
    void anAssigneeNeitherSetsVariablesNorReassigns() {
        HttpEntity<String> value = json("{\"value\":1,\"type\":\"Integer\"}");
        for (String kind : List.of("variables", "localVariables")) {
            assertThat(as(MEMBER)
                            .exchange(ENGINE + "/task/" + task + "/" + kind + "/x", HttpMethod.PUT, value, String.class)
                            .getStatusCode())
                    .as(kind)
                    .isEqualTo(HttpStatus.FORBIDDEN);
        }
        assertThat(post(ENGINE + "/task/" + task + "/assignee", "{\"userId\":\"admin\"}")
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void aMemberCreatesNoFilter() {
        assertThat(post(
                                ENGINE + "/filter/create",
                                "{\"name\":\"x\",\"resourceType\":\"Task\",\"query\":{},\"properties\":{}}")
                        .getStatusCode())
                .isEqualTo(HttpStatus.FORBIDDEN);
    }

    @Test
    void weakPasswordsAreRefusedAndAdminAdminIsNobody() {
        PasswordPolicyResult weak = identities.checkPasswordAgainstPolicy("admin");
        assertThat(weak.isValid()).isFalse();
        assertThat(http.withBasicAuth("admin", "admin")
                        .getForEntity("/camunda/app/tasklist/default/", String.class)
                        .getStatusCode())
                .isEqualTo(HttpStatus.UNAUTHORIZED);
        // A wrong password locks the account for a while.
        clock.advance(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Short-1a",
                "no-upper-case-1",
                "NO-LOWER-CASE-1",
                "No-Digits-Here",
                "NoSpecial12345",
                "Guard.member-1"
            })
    void nobodyChoosesAPasswordBelowThePolicy(String weak) {
        assertThatThrownBy(() -> accounts.setPassword(MEMBER, weak)).isInstanceOf(RuleViolation.class);
        ResponseEntity<String> answer = as(MEMBER)
                .exchange(
                        ENGINE + "/user/" + MEMBER + "/credentials",
                        HttpMethod.PUT,
                        json("{\"password\":\"" + weak + "\",\"authenticatedUserPassword\":\"" + PASSWORD + "\"}"),
                        String.class);
        assertThat(answer.getStatusCode().is2xxSuccessful())
                .as(answer.toString())
                .isFalse();
        assertThat(identities.checkPassword(MEMBER, PASSWORD)).isTrue();
    }

    private TestRestTemplate anonymous() {
        return http.withRequestFactorySettings(settings -> settings.withRedirects(Redirects.DONT_FOLLOW));
    }

    private TestRestTemplate as(String user) {
        return http.withBasicAuth(user, PASSWORD);
    }

    /** Camunda's pages ask for a CSRF token first; this does as they do. */
    private ResponseEntity<String> post(String path, String body) {
        return as(MEMBER).exchange(path, HttpMethod.POST, json(body), String.class);
    }

    private HttpEntity<String> json(String body) {
        HttpHeaders headers = new HttpHeaders();
        headers.setContentType(MediaType.APPLICATION_JSON);
        ResponseEntity<String> page = as(MEMBER).getForEntity("/camunda/app/tasklist/default/", String.class);
        List<String> cookies = page.getHeaders().getOrDefault(HttpHeaders.SET_COOKIE, List.of());
        for (String cookie : cookies) {
            String pair = cookie.split(";", 2)[0];
            headers.add(HttpHeaders.COOKIE, pair);
            if (pair.startsWith("XSRF-TOKEN=")) {
                headers.set("X-XSRF-TOKEN", pair.substring("XSRF-TOKEN=".length()));
            }
        }
        return new HttpEntity<>(body, headers);
    }
}
