package org.charterflow.checks;

import static org.charterflow.checks.ModelReferences.where;
import static org.charterflow.checks.Xml.all;
import static org.charterflow.checks.Xml.bpmn;
import static org.charterflow.checks.Xml.camunda;
import static org.charterflow.checks.Xml.camundaAttribute;
import static org.charterflow.checks.Xml.children;
import static org.charterflow.checks.Xml.flowNodes;
import static org.charterflow.checks.Xml.id;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** How models are written: names, documentation, transactions, who may do a task, what a form may change. */
final class ModelConventions {

    private static final Pattern BILINGUAL = Pattern.compile("\\p{IsHan}.*[A-Za-z]", Pattern.DOTALL);
    private static final Pattern ID = Pattern.compile("[a-z][A-Za-z]*_[a-z][A-Za-z0-9]*");
    private static final Pattern ASSIGNING = Pattern.compile("setAssignee|addCandidate(User|Group)s?");
    private static final Pattern HTML_FIELD = Pattern.compile("cam-variable-name=\"(\\w+)\"");
    private static final Set<String> SHOWN_ONLY =
            Set.of("text", "html", "group", "separator", "spacer", "button", "image", "table", "iframe");
    private static final Set<String> NOT_IN_TASKLIST = Set.of("filepicker", "dynamiclist");
    private static final Map<String, String> PREFIXES = Map.of(
            "userTask", "userTask_",
            "serviceTask", "serviceTask_",
            "sendTask", "sendTask_",
            "businessRuleTask", "businessRuleTask_",
            "callActivity", "callActivity_",
            "exclusiveGateway", "gateway_",
            "parallelGateway", "gateway_",
            "inclusiveGateway", "gateway_",
            "eventBasedGateway", "gateway_",
            "sequenceFlow", "flow_");
    private static final Set<String> FORBIDDEN = Set.of("class", "expression", "calledElementTenantId");

    private final Sources sources;
    private final List<String> findings = new ArrayList<>();

    private ModelConventions(Sources sources) {
        this.sources = sources;
    }

    static List<String> findings(Sources sources) {
        var checks = new ModelConventions(sources);
        sources.models().forEach((file, text) -> checks.model(file, Xml.parse(text)));
        sources.forms().forEach(checks::form);
        return checks.findings;
    }

    private void model(String file, Document model) {
        bpmn(model, "process").forEach(process -> process(file, process));
        flowNodes(model).forEach(node -> {
            named(file, node);
            documented(file, node);
            if (!ID.matcher(id(node)).matches()) finding(file, node, "id is not like userTask_castVote");
        });
        all(model).filter(e -> PREFIXES.containsKey(e.getLocalName())).forEach(e -> {
            String prefix = PREFIXES.get(e.getLocalName());
            if (!id(e).startsWith(prefix)) finding(file, e, "id does not begin with " + prefix);
        });
        bpmn(model, "startEvent")
                .filter(e -> e.getParentNode().getLocalName().equals("process"))
                .filter(e -> !camundaAttribute(e, "asyncAfter").equals("true") && !leadsTo(e, "userTask"))
                .forEach(e -> finding(file, e, "no transaction boundary after the start"));
        bpmn(model, "callActivity")
                .filter(e -> !camundaAttribute(e, "asyncBefore").equals("true"))
                .forEach(e -> finding(file, e, "no transaction boundary before the call"));
        bpmn(model, "userTask").forEach(e -> userTask(file, e));
        bpmn(model, "message")
                .filter(e -> !e.getAttribute("name").matches("charterflow\\.[a-z]\\w+"))
                .forEach(e -> finding(file, e, "message name is not like charterflow.voteCast"));
        bpmn(model, "scriptTask").forEach(e -> finding(file, e, "a script"));
        all(model, "script").forEach(e -> finding(file, e, "a script"));
        all(model).forEach(e -> {
            for (String attribute : FORBIDDEN) {
                boolean listener = e.getLocalName().endsWith("Listener");
                if (listener
                        ? e.hasAttribute(attribute)
                        : !camundaAttribute(e, attribute).isEmpty()) {
                    finding(file, e, "uses " + attribute);
                }
            }
        });
        conditions(file, model);
    }

    private void process(String file, Element process) {
        if (!(id(process) + ".bpmn").equals(file)) finding(file, process, "named unlike its file");
        if (!id(process).matches("[a-z]+(-[a-z]+)*")) finding(file, process, "id is not in kebab-case");
        if (!process.getAttribute("isExecutable").equals("true")) finding(file, process, "not executable");
        if (!camundaAttribute(process, "historyTimeToLive").equals("P3650D")) {
            finding(file, process, "historyTimeToLive is not P3650D");
        }
        if (!BILINGUAL.matcher(process.getAttribute("name")).find())
            finding(file, process, "no name in both languages");
        documented(file, process);
    }

    private void named(String file, Element node) {
        boolean merge = node.getLocalName().endsWith("Gateway")
                && children(node, "outgoing").count() < 2;
        boolean fork = node.getLocalName().equals("parallelGateway")
                || node.getLocalName().equals("eventBasedGateway");
        if (!merge && !fork && !BILINGUAL.matcher(node.getAttribute("name")).find()) {
            finding(file, node, "no name in both languages");
        }
    }

    private void documented(String file, Element node) {
        boolean text = children(node, "documentation")
                .anyMatch(d -> d.getTextContent().strip().length() > 10);
        if (!text) finding(file, node, "no documentation");
    }

    private void userTask(String file, Element task) {
        boolean afterTask = camundaAttribute(task, "asyncAfter").equals("true");
        Element loop =
                children(task, "multiInstanceLoopCharacteristics").findFirst().orElse(null);
        if (loop == null && !afterTask && !leadsTo(task, "endEvent"))
            finding(file, task, "no transaction boundary after the task");
        if (loop != null && !camundaAttribute(loop, "asyncAfter").equals("true")) {
            finding(file, task, "asyncAfter is not on the loop: simultaneous completions would collide");
        }
        if (camundaAttribute(task, "candidateGroups").isEmpty()
                && camundaAttribute(task, "candidateUsers").isEmpty()
                && camundaAttribute(task, "assignee").isEmpty()
                && !assignedAtCreation(task)) {
            finding(file, task, "nobody may do it");
        }
        Set<String> events =
                camunda(task, "taskListener").map(l -> l.getAttribute("event")).collect(Collectors.toSet());
        if (!events.contains("complete")) finding(file, task, "no complete-listener takes the form into the domain");
        if (loop != null || !alone(task)) fieldsAreLocal(file, task);
        if (camundaAttribute(task, "formRef").isEmpty()
                && camundaAttribute(task, "formKey").isEmpty()) {
            finding(file, task, "no form");
        }
    }

    private void fieldsAreLocal(String file, Element task) {
        Set<String> local =
                camunda(task, "inputParameter").map(p -> p.getAttribute("name")).collect(Collectors.toSet());
        fieldsOf(task).stream()
                .filter(field -> !local.contains(field))
                .forEach(field -> finding(file, task, "form field " + field + " is not local to the task"));
    }

    /** Whether a process has no other activity, whose variables a form could change. */
    private static boolean alone(Element task) {
        return flowNodes(task.getOwnerDocument())
                .filter(node -> !Set.of("startEvent", "endEvent", "subProcess").contains(node.getLocalName()))
                .allMatch(task::equals);
    }

    /** Whether nothing is done between a node and the wait or the end after it. */
    private static boolean leadsTo(Element node, String kind) {
        Set<String> targets = children((Element) node.getParentNode(), "sequenceFlow")
                .filter(flow -> flow.getAttribute("sourceRef").equals(id(node)))
                .map(flow -> flow.getAttribute("targetRef"))
                .collect(Collectors.toSet());
        return !targets.isEmpty()
                && children((Element) node.getParentNode(), kind)
                        .map(e -> id(e))
                        .collect(Collectors.toSet())
                        .containsAll(targets);
    }

    /** Whether a create-listener finds somebody for the task: its code assigns the task or names candidates. */
    private boolean assignedAtCreation(Element task) {
        return camunda(task, "taskListener")
                .filter(listener -> listener.getAttribute("event").equals("create"))
                .map(listener -> beanOf(listener.getAttribute("delegateExpression")))
                .flatMap(bean -> Optional.ofNullable(sources.beans().get(bean)).stream())
                .anyMatch(ModelConventions::assigns);
    }

    private static boolean assigns(Class<?> listener) {
        return new ClassFileImporter()
                .importClasses(listener).get(listener).getAccessesFromSelf().stream()
                        .filter(access -> access.getTargetOwner().isEquivalentTo(DelegateTask.class))
                        .anyMatch(access -> ASSIGNING.matcher(access.getName()).matches());
    }

    private static String beanOf(String expression) {
        return expression.replaceAll("^\\$\\{|}$", "");
    }

    private void conditions(String file, Document model) {
        for (String kind : List.of("exclusiveGateway", "inclusiveGateway")) {
            bpmn(model, kind).filter(g -> children(g, "outgoing").count() > 1).forEach(gateway -> {
                String otherwise = gateway.getAttribute("default");
                bpmn(model, "sequenceFlow")
                        .filter(f -> f.getAttribute("sourceRef").equals(id(gateway)))
                        .forEach(flow -> {
                            if (!BILINGUAL.matcher(flow.getAttribute("name")).find()) {
                                finding(file, flow, "an answer without a name in both languages");
                            }
                            boolean condition = children(flow, "conditionExpression")
                                    .findAny()
                                    .isPresent();
                            if (condition == id(flow).equals(otherwise)) {
                                finding(file, flow, "must have a condition or be the default, and not both");
                            }
                        });
            });
        }
    }

    private Set<String> fieldsOf(Element task) {
        String ref = camundaAttribute(task, "formRef");
        String form = sources.forms().get(ref + ".form");
        if (form != null) return fields(json(ref + ".form", form));
        String key = camundaAttribute(task, "formKey");
        String html = sources.forms().get(key.substring(key.lastIndexOf('/') + 1));
        return html == null
                ? Set.of()
                : HTML_FIELD
                        .matcher(html)
                        .results()
                        .map(m -> m.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Keys of the fields that a form-js form submits. */
    static Set<String> fields(JsonNode form) {
        Set<String> keys = new TreeSet<>();
        for (JsonNode component : form.path("components")) {
            if (component.has("key")
                    && !SHOWN_ONLY.contains(component.path("type").asText())) {
                keys.add(component.path("key").asText());
            }
            keys.addAll(fields(component));
        }
        return keys;
    }

    private void form(String file, String text) {
        if (!file.endsWith(".form")) return;
        JsonNode form = json(file, text);
        if (!(form.path("id").asText() + ".form").equals(file)) findings.add(file + ": named unlike its file");
        if (!file.matches("[a-z0-9]+(-[a-z0-9]+)*\\.form")) findings.add(file + ": not in kebab-case");
        components(file, form);
    }

    private void components(String file, JsonNode parent) {
        for (JsonNode component : parent.path("components")) {
            String type = component.path("type").asText();
            String key = component.path("key").asText(component.path("id").asText());
            if (NOT_IN_TASKLIST.contains(type)) findings.add(file + " " + key + ": Tasklist does not render " + type);
            if (!SHOWN_ONLY.contains(type)) {
                if (!key.matches("[a-z][A-Za-z0-9]*")) findings.add(file + " " + key + ": not in camelCase");
                if (!BILINGUAL.matcher(component.path("label").asText()).find()) {
                    findings.add(file + " " + key + ": no label in both languages");
                }
            }
            components(file, component);
        }
    }

    private static JsonNode json(String file, String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is not JSON: " + e.getOriginalMessage(), e);
        }
    }

    private void finding(String file, Element e, String text) {
        findings.add(where(file, e) + text);
    }
}
