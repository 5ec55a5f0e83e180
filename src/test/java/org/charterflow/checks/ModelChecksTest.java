package org.charterflow.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The models, forms and tables keep their conventions; and each check notices when a sample does not. */
class ModelChecksTest {

    private static final Path SAMPLE = Path.of("src/test/resources/checks");
    private static final Sources GOOD = sample(text("sample.bpmn"), text("answer.form"), text("path.dmn"));

    @Test
    void thereIsSomethingToCheck() {
        Sources sources = Sources.ofRepository();
        assertThat(sources.models()).isNotEmpty();
        assertThat(sources.forms()).isNotEmpty();
        assertThat(sources.tables()).isNotEmpty();
        assertThat(sources.beans()).isNotEmpty();
        assertThat(sources.variables()).isNotEmpty();
    }

    @Test
    void whatModelsNameIsThere() {
        assertThat(ModelReferences.findings(Sources.ofRepository())).isEmpty();
    }

    @Test
    void modelsAndFormsKeepTheConventions() {
        assertThat(ModelConventions.findings(Sources.ofRepository())).isEmpty();
    }

    @Test
    void everyModelIsDrawnWithoutCrossings() {
        assertThat(Diagrams.findings(Sources.ofRepository().models())).isEmpty();
    }

    @Test
    void everyRowOfEveryTableCitesItsArticle() {
        assertThat(Tables.findings(Sources.ofRepository().tables())).isEmpty();
    }

    @Test
    void theSampleIsGood() {
        assertThat(findings(GOOD)).isEmpty();
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            delegateExpression="${prepare}" | delegateExpression="${prepair}" | there is no bean prepair
            delegateExpression="${prepare}" | delegateExpression="${takeAnswer}" | not of the type
            delegateExpression="${prepare}" | delegateExpression="${a.b}" | names no bean
            delegateExpression="${prepare}" | class="org.charterflow.Prepare" | uses class
            delegateExpression="${prepare}" | expression="${prepare.now()}" | uses expression
            formRef="answer" | formRef="antwort" | there is no forms/antwort.form
            formRefBinding="deployment" | formRefBinding="latest" | formRefBinding is not deployment
            camunda:formRef="answer" | camunda:formKey="embedded:deployment:forms/x.html" | no file for form key
            formRef="answer" camunda:formRefBinding="deployment" | dueDate="${day}" | no form
            decisionRef="path" | decisionRef="way" | there is no decision way
            decisionRefTenantId="${execution.tenantId}" | decisionRefTenantId="${x}" | does not name the case's tenant
            decisionRefVersion="${tableVersion}" | decisionRefVersion="1" | does not take the rules the case began with
            camunda:decisionRefBinding="version" | camunda:decisionRefBinding="latest" | does not take the rules
            event="start" delegateExpression="${caseRules}" | event="end" delegateExpression="${caseRules}" | does not take the rules
            camunda:resultVariable="path" | camunda:priority="1" | result goes nowhere
            <camunda:inputOutput> | <camunda:properties><camunda:property name="period" value="fortnight" /></camunda:properties><camunda:inputOutput> | there is no period fortnight
            calledElement="sample" | calledElement="other" | there is no process other
            <camunda:in businessKey="#{execution.processBusinessKey}" /> | <camunda:in source="kind" target="kind" /> | case number is not handed
            messageRef="message_recall" | messageRef="message_other" | there is no message message_other
            messageRef="message_recall" | messageRef="message_other" | nothing refers to it
            ${agreed} | ${approved == 'x' and not empty matter.name} | nothing sets the variable approved
            ${agreed} | ${execution.getVariable('matter')} | nothing sets the variable matter
            <text>kind</text> | <text>sort</text> | nothing sets the variable sort
            id="sample" name | id="example" name | named unlike its file
            name="样例 Sample" | name="Sample" | no name in both languages
            isExecutable="true" | isExecutable="false" | not executable
            P3650D | P30D | historyTimeToLive
            name="答复 Answer" | name="答复" | no name in both languages
            Reads the answer (SAMPLE-6). | … | no documentation
            id="messageEvent_recalled" | id="Recalled" | id is not like
            id="gateway_agreed" | id="exclusive_agreed" | does not begin with gateway_
            name="开始 Begun" camunda:asyncAfter="true" | name="开始 Begun" | boundary after the start
            camunda:asyncAfter="true" camunda:candidateGroups | camunda:candidateGroups | boundary after the task
            camunda:asyncBefore="true" | camunda:asyncBefore="false" | boundary before the call
            camunda:candidateGroups="${execution.tenantId}-secretariat" | camunda:priority="1" | nobody may do it
            event="complete" | event="create" | no complete-listener
            <camunda:inputParameter name="answer" /> | <camunda:inputParameter name="other" /> | form field answer is not local
            name="charterflow.recall" | name="recall" | message name
            name="charterflow.recall" | name="charterflow.recalled" | nothing sends charterflow.recalled
            name="是 Yes" | name="yes" | an answer without a name
            default="flow_refused" | default="flow_agreed" | condition or be the default
            <bpmndi:BPMNShape id="endEvent_done_di" bpmnElement="endEvent_done"> | <bpmndi:BPMNShape id="endEvent_done_di" bpmnElement="endEvent_gone"> | endEvent_done: is not drawn
            bpmnElement="flow_next" | bpmnElement="flow_gone" | flow_gone: is drawn but not there
            x="340" y="100" | x="260" y="100" | covers serviceTask_prepare
            <di:waypoint x="922" y="140" /> | <di:waypoint x="910" y="140" /> | does not reach endEvent_done
            <di:waypoint x="540" y="250" /><di:waypoint x="622" y="250" /> | <di:waypoint x="540" y="180" /><di:waypoint x="720" y="180" /><di:waypoint x="720" y="250" /><di:waypoint x="658" y="250" /> | crosses flow_refused
            <di:waypoint x="540" y="198" /><di:waypoint x="540" y="250" /> | <di:waypoint x="540" y="198" /><di:waypoint x="540" y="140" /><di:waypoint x="600" y="140" /><di:waypoint x="600" y="250" /> | runs through userTask_answer
            <di:waypoint x="540" y="250" /><di:waypoint x="622" y="250" /> | <di:waypoint x="540" y="200" /><di:waypoint x="700" y="200" /><di:waypoint x="658" y="250" /> | lies upon
            """)
    void theChecksNotice(String good, String broken, String expected) {
        assertThat(String.join("\n", GOOD.models().values()) + GOOD.tables().values())
                .contains(good);
        Sources sources = sample(
                text("sample.bpmn").replace(good, broken),
                text("answer.form"),
                text("path.dmn").replace(good, broken));
        assertThat(findings(sources)).anySatisfy(f -> assertThat(f).contains(expected));
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "label": "答复 Answer" | "label": "Answer" | no label in both languages
            "type": "radio" | "type": "filepicker" | Tasklist does not render
            "key": "answer" | "key": "the_answer" | not in camelCase
            "id": "answer", | "id": "reply", | named unlike its file
            """)
    void theChecksNoticeInForms(String good, String broken, String expected) {
        String form = text("answer.form");
        assertThat(form).contains(good);
        int at = form.indexOf(good);
        String changed = form.substring(0, at) + broken + form.substring(at + good.length());
        assertThat(findings(sample(text("sample.bpmn"), changed, text("path.dmn"))))
                .anySatisfy(f -> assertThat(f).contains(expected));
    }

    @ParameterizedTest(name = "{0} → {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "SAMPLE-3" | "" | a row without an article
            name="article" | name="why" | no output column article
            id="path" name | id="way" name | named unlike its file
            name="路径 Path" | name="Path" | no name in both languages
            id="output_path" | id="output_path" expressionLanguage="javascript" | not FEEL
            """)
    void theChecksNoticeInTables(String good, String broken, String expected) {
        assertThat(text("path.dmn")).contains(good);
        assertThat(findings(sample(
                        text("sample.bpmn"),
                        text("answer.form"),
                        text("path.dmn").replace(good, broken))))
                .anySatisfy(f -> assertThat(f).contains(expected));
    }

    @Test
    void aFormThatNoModelUsesIsNoticed() {
        var sources = new Sources(
                GOOD.models(),
                Map.of("answer.form", text("answer.form"), "spare.form", "{\"id\":\"spare\"}"),
                GOOD.tables(),
                GOOD.beans(),
                GOOD.variables(),
                GOOD.words());
        assertThat(findings(sources)).containsExactly("forms/spare.form: no model uses it");
    }

    private static List<String> findings(Sources sources) {
        List<String> all = new ArrayList<>(ModelReferences.findings(sources));
        all.addAll(ModelConventions.findings(sources));
        all.addAll(Diagrams.findings(sources.models()));
        all.addAll(Tables.findings(sources.tables()));
        return all;
    }

    private static Sources sample(String model, String form, String table) {
        return new Sources(
                Map.of("sample.bpmn", model),
                Map.of("answer.form", form),
                Map.of("sample/path.dmn", table),
                Map.of(
                        "caseRules",
                        CaseRules.class,
                        "prepare",
                        Prepare.class,
                        "takeAnswer",
                        TakeAnswer.class,
                        "assign",
                        Assign.class),
                Set.of("kind", "agreed", "day", "tableVersion"),
                Set.of("charterflow.recall"));
    }

    private static String text(String file) {
        return Sources.text(SAMPLE.resolve(file));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({"assign, true", "takeAnswer, false"})
    void aCreateListenerThatAssignsIsSomebodyAndAnotherIsNot(String listener, boolean somebody) {
        String nobodys = text("sample.bpmn")
                .replace(" camunda:candidateGroups=\"${execution.tenantId}-secretariat\"", "")
                .replace(
                        "<camunda:taskListener event=\"complete\"",
                        "<camunda:taskListener event=\"create\" delegateExpression=\"${" + listener
                                + "}\" />\n        <camunda:taskListener event=\"complete\"");
        assertThat(nobodys).isNotEqualTo(text("sample.bpmn"));
        assertThat(findings(sample(nobodys, text("answer.form"), text("path.dmn"))).stream()
                        .noneMatch(finding -> finding.contains("nobody may do it")))
                .isEqualTo(somebody);
    }

    private interface Prepare extends JavaDelegate {}

    private interface CaseRules extends ExecutionListener {}

    private abstract static class Assign implements TaskListener {
        @Override
        public void notify(DelegateTask task) {
            task.setAssignee(task.getOwner());
        }
    }

    private abstract static class TakeAnswer implements TaskListener {
        @Override
        public abstract void notify(DelegateTask task);
    }
}
