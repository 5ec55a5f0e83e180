package org.charterflow.membership.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.charterflow.IntegrationTest;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.document.Documents;
import org.charterflow.membership.NewFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The secretariat types in what came on paper, by the start form in Tasklist. */
@IntegrationTest
class PaperApplicationTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    CaseFiles cases;

    @Autowired
    Documents documents;

    @Autowired
    JdbcClient jdbc;

    @AfterEach
    void logOut() {
        engine.getIdentityService().clearAuthentication();
    }

    @Test
    void aPaperApplicationBecomesACaseOfTheSecretariatsOwnAlliance() {
        Applicant applicant = Applicant.of("oscar", "enterprise");
        logIn("oscar.secretary1");
        ProcessInstance started = engine.getFormService().submitStartForm(definition(), typedIn(applicant));
        engine.getIdentityService().clearAuthentication();
        run(started.getId());

        ProcessInstance instance = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceId(started.getId())
                .singleResult();
        String caseNumber = instance.getBusinessKey();
        assertThat(instance.getTenantId()).isEqualTo("oscar");
        assertThat(cases.find("oscar", caseNumber))
                .hasValueSatisfying(found -> assertThat(found.title().zh()).contains(applicant.name()));
        assertThat(documents.ofCase(caseNumber)).hasSizeGreaterThanOrEqualTo(2);
        assertThat(engine.getRuntimeService().getVariables(started.getId()))
                .as("what was typed in is on record, not in the process")
                .doesNotContainKeys("transcript", "fileApplicationForm");
        Task task = engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(started.getId())
                .singleResult();
        assertThat(task.getTaskDefinitionKey()).isEqualTo("userTask_reviewDossier");
    }

    @Test
    void anOrganisationWithAnOpenCaseIsNotTypedInTwice() {
        Applicant applicant = Applicant.of("oscar", "enterprise");
        logIn("oscar.secretary1");
        engine.getFormService().submitStartForm(definition(), typedIn(applicant));

        assertThatThrownBy(() -> engine.getFormService().submitStartForm(definition(), typedIn(applicant)))
                .hasMessageContaining("该单位已有申请在办：OSCAR-")
                .hasMessageContaining("the organisation has an open application: OSCAR-");
    }

    @Test
    void whatIsWrongOnPaperIsAskedForAndAScanOfAWrongTypeIsNotKept() {
        Applicant applicant = Applicant.of("oscar", "enterprise").with("uscc", "91350100M000100Y4V");
        logIn("oscar.secretary1");
        VariableMap variables = typedIn(applicant);
        variables.putValueTyped(
                "fileLogo",
                Variables.fileValue("logo.exe")
                        .file("MZ".getBytes(StandardCharsets.US_ASCII))
                        .create());
        ProcessInstance started = engine.getFormService().submitStartForm(definition(), variables);
        engine.getIdentityService().clearAuthentication();
        run(started.getId());

        String caseNumber = started.getBusinessKey();
        assertThat(cases.find(caseNumber).orElseThrow().state()).isEqualTo("to-be-completed");
        assertThat(jdbc.sql("select body from notice where case_number = :case and kind = 'application-incomplete'")
                        .param("case", caseNumber)
                        .query(String.class)
                        .single())
                .contains("第18位", "character 18", "logo.exe", "不是 PDF", "is no PDF");
        assertThat(documents.ofCase(caseNumber))
                .noneMatch(document -> document.name().equals("logo.exe"));
    }

    @Test
    void aMemberStartsNone() {
        logIn("oscar.b2");
        assertThatThrownBy(() -> engine.getFormService()
                        .submitStartForm(definition(), typedIn(Applicant.of("oscar", "enterprise"))))
                .hasMessageContaining("does not have 'CREATE_INSTANCE' permission");
    }

    private void run(String instance) {
        for (List<Job> due = due(instance); !due.isEmpty(); due = due(instance)) {
            due.forEach(job -> engine.getManagementService().executeJob(job.getId()));
        }
    }

    private List<Job> due(String instance) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .executable()
                .list();
    }

    private String definition() {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey("membership-application")
                .latestVersion()
                .singleResult()
                .getId();
    }

    private void logIn(String user) {
        List<String> groups = engine.getIdentityService().createGroupQuery().groupMember(user).list().stream()
                .map(Group::getId)
                .toList();
        engine.getIdentityService().setAuthentication(user, groups, List.of("oscar"));
    }

    private static VariableMap typedIn(Applicant applicant) {
        String transcript = applicant.application().answers().entrySet().stream()
                .map(answer -> answer.getKey() + ": " + answer.getValue())
                .collect(Collectors.joining("\n"));
        VariableMap variables = Variables.createVariables()
                .putValue("applicantName", "张示例")
                .putValue("applicantAddress", "paper@" + applicant.name().hashCode() + ".example")
                .putValue("transcript", transcript);
        Map.of("fileApplicationForm", "application-form", "fileBusinessLicence", "business-licence", "fileLogo", "logo")
                .forEach((field, kind) -> {
                    NewFile scan = Applicant.scan(kind);
                    variables.putValueTyped(
                            field,
                            Variables.fileValue(scan.name())
                                    .file(scan.content())
                                    .mimeType("application/pdf")
                                    .create());
                });
        variables.putValueTyped(
                "fileOther", Variables.fileValue("").file(new byte[0]).create());
        return variables;
    }
}
