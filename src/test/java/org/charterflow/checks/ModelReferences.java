package org.charterflow.checks;

import static org.charterflow.checks.Xml.all;
import static org.charterflow.checks.Xml.bpmn;
import static org.charterflow.checks.Xml.camunda;
import static org.charterflow.checks.Xml.camundaAttribute;
import static org.charterflow.checks.Xml.id;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.pvm.delegate.ActivityBehavior;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** What a model names must be there: beans, forms, tables, processes, messages, variables. */
final class ModelReferences {

    private static final Pattern BEAN = Pattern.compile("[$#]\\{(\\w+)}");
    private static final Pattern EMBEDDED = Pattern.compile("embedded:deployment:forms/([\\w-]+\\.html)");

    private final Sources sources;
    private final Map<String, Document> models;
    private final Map<String, Set<String>> inputsOfTables;
    private final List<String> findings = new ArrayList<>();

    private ModelReferences(Sources sources) {
        this.sources = sources;
        this.models = sources.models().entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, e -> Xml.parse(e.getValue())));
        this.inputsOfTables = Tables.inputsByDecision(sources.tables());
    }

    static List<String> findings(Sources sources) {
        var checks = new ModelReferences(sources);
        checks.models.forEach(checks::check);
        checks.everyFormIsUsed();
        return checks.findings;
    }

    private void check(String file, Document model) {
        all(model).forEach(e -> {
            delegates(file, e);
            forms(file, e);
            calls(file, e);
            events(file, model, e);
            periods(file, e);
            if (Xml.BPMN.equals(e.getNamespaceURI()) && e.getLocalName().equals("message")) message(file, e);
        });
        variables(file, model);
    }

    /** A timer or task says by its property which period it waits for, and moves with it. */
    private void periods(String file, Element e) {
        if (!e.getLocalName().equals("property") || !e.getAttribute("name").equals("period")) return;
        String period = e.getAttribute("value");
        boolean known = sources.tables().entrySet().stream()
                .filter(table -> table.getKey().endsWith("/period.dmn"))
                .anyMatch(table -> table.getValue().contains("<text>\"" + period + "\"</text>"));
        require(known, file, e, () -> "there is no period " + period);
    }

    private void delegates(String file, Element e) {
        String expression = camundaAttribute(e, "delegateExpression");
        if (e.getLocalName().equals("executionListener") || e.getLocalName().equals("taskListener")) {
            expression = e.getAttribute("delegateExpression");
        }
        if (expression.isEmpty()) return;
        Matcher m = BEAN.matcher(expression);
        require(m.matches(), file, e, () -> "the delegate expression names no bean");
        if (!m.matches()) return;
        Class<?> type = sources.beans().get(m.group(1));
        require(type != null, file, e, () -> "there is no bean " + m.group(1));
        if (type == null) return;
        boolean fits = switch (e.getLocalName()) {
            case "executionListener" ->
                ExecutionListener.class.isAssignableFrom(type) || JavaDelegate.class.isAssignableFrom(type);
            case "taskListener" -> TaskListener.class.isAssignableFrom(type);
            default -> JavaDelegate.class.isAssignableFrom(type) || ActivityBehavior.class.isAssignableFrom(type);
        };
        require(fits, file, e, () -> "bean " + m.group(1) + " is not of the type that is called here");
    }

    private void forms(String file, Element e) {
        String ref = camundaAttribute(e, "formRef");
        if (!ref.isEmpty()) {
            require(sources.forms().containsKey(ref + ".form"), file, e, () -> "there is no forms/" + ref + ".form");
            require(
                    camundaAttribute(e, "formRefBinding").equals("deployment"),
                    file,
                    e,
                    () -> "formRefBinding is not deployment");
        }
        String key = camundaAttribute(e, "formKey");
        if (!key.isEmpty()) {
            Matcher m = EMBEDDED.matcher(key);
            require(
                    m.matches() && sources.forms().containsKey(m.group(1)),
                    file,
                    e,
                    () -> "there is no file for form key " + key);
        }
    }

    private void everyFormIsUsed() {
        String all = String.join("\n", sources.models().values());
        sources.forms().keySet().forEach(name -> {
            String named = name.endsWith(".form")
                    ? "formRef=\"" + name.substring(0, name.length() - ".form".length()) + "\""
                    : "forms/" + name;
            if (!all.contains(named)) findings.add("forms/" + name + ": no model uses it");
        });
    }

    private static boolean takesCaseRules(Element listener) {
        return listener.getAttribute("event").equals("start")
                && listener.getAttribute("delegateExpression").equals("${caseRules}");
    }

    private void calls(String file, Element e) {
        switch (e.getLocalName()) {
            case "businessRuleTask" -> {
                String decision = camundaAttribute(e, "decisionRef");
                if (decision.isEmpty()) return;
                require(inputsOfTables.containsKey(decision), file, e, () -> "there is no decision " + decision);
                require(
                        camundaAttribute(e, "decisionRefTenantId").equals("${execution.tenantId}"),
                        file,
                        e,
                        () -> "decisionRefTenantId does not name the case's tenant");
                // A ballot is under the rule in force when it is put to its organ; all else began with its case.
                require(
                        file.equals("ballot.bpmn")
                                || camundaAttribute(e, "decisionRefBinding").equals("version")
                                        && camundaAttribute(e, "decisionRefVersion")
                                                .equals("${tableVersion}")
                                        && camunda(e, "executionListener").anyMatch(ModelReferences::takesCaseRules),
                        file,
                        e,
                        () -> "does not take the rules the case began with: decisionRefBinding version,"
                                + " decisionRefVersion ${tableVersion}, start listener ${caseRules}");
                require(
                        !camundaAttribute(e, "resultVariable").isEmpty()
                                || camunda(e, "executionListener")
                                        .anyMatch(l -> l.getAttribute("event").equals("end")),
                        file,
                        e,
                        () -> "the decision's result goes nowhere");
            }
            case "callActivity" -> {
                String called = e.getAttribute("calledElement");
                require(models.containsKey(called + ".bpmn"), file, e, () -> "there is no process " + called);
                require(
                        camunda(e, "in").anyMatch(in -> in.hasAttribute("businessKey")),
                        file,
                        e,
                        () -> "the case number is not handed to the called process");
            }
            default -> {}
        }
    }

    private void events(String file, Document model, Element e) {
        for (String kind : List.of("message", "error", "signal", "escalation")) {
            String ref = e.getAttribute(kind + "Ref");
            if (ref.isEmpty()) continue;
            require(
                    bpmn(model, kind).anyMatch(d -> id(d).equals(ref)),
                    file,
                    e,
                    () -> "there is no " + kind + " " + ref);
        }
        if (Xml.BPMN.equals(e.getNamespaceURI())
                && List.of("message", "error", "signal", "escalation").contains(e.getLocalName())) {
            require(
                    all(model)
                            .anyMatch(u ->
                                    u.getAttribute(e.getLocalName() + "Ref").equals(id(e))),
                    file,
                    e,
                    () -> "nothing refers to it");
        }
    }

    /** A message that no code sends leaves a case waiting for ever. */
    private void message(String file, Element e) {
        String name = e.getAttribute("name");
        boolean sent =
                sources.words().contains(name) || sources.words().contains(name.substring(name.lastIndexOf('.') + 1));
        require(sent, file, e, () -> "nothing sends " + name);
    }

    private void variables(String file, Document model) {
        Set<String> known = new HashSet<>(sources.variables());
        known.addAll(sources.beans().keySet());
        all(model).forEach(e -> {
            known.add(camundaAttribute(e, "resultVariable"));
            known.add(camundaAttribute(e, "elementVariable"));
            if (List.of("inputParameter", "outputParameter").contains(e.getLocalName()))
                known.add(e.getAttribute("name"));
            if (e.getLocalName().equals("out")) known.add(e.getAttribute("target"));
            if (e.getLocalName().equals("errorEventDefinition")) {
                known.add(camundaAttribute(e, "errorCodeVariable"));
                known.add(camundaAttribute(e, "errorMessageVariable"));
            }
        });
        String process = file.replace(".bpmn", "");
        models.values()
                .forEach(other -> bpmn(other, "callActivity")
                        .filter(c -> c.getAttribute("calledElement").equals(process))
                        .flatMap(c -> camunda(c, "in"))
                        .forEach(in -> known.add(in.getAttribute("target"))));

        all(model)
                .forEach(e -> read(e).stream()
                        .filter(name -> !known.contains(name))
                        .forEach(name -> findings.add(where(file, e) + "nothing sets the variable " + name)));
    }

    /** Variables that an element itself reads: in its attributes, in its own text, as a table's input. */
    private Set<String> read(Element e) {
        Set<String> names = new HashSet<>();
        var attributes = e.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            boolean bean = attributes.item(i).getLocalName().equals("delegateExpression");
            if (!bean) names.addAll(Expressions.juel(attributes.item(i).getNodeValue()));
        }
        if (Xml.nodes(e.getChildNodes()).findAny().isEmpty()
                && !e.getLocalName().equals("documentation")) {
            names.addAll(Expressions.juel(e.getTextContent()));
        }
        if (e.getLocalName().equals("in") && !e.getAttribute("source").isEmpty()) names.add(e.getAttribute("source"));
        String collection = camundaAttribute(e, "collection");
        if (!collection.isEmpty() && !collection.contains("{")) names.add(collection);
        names.addAll(inputsOfTables.getOrDefault(camundaAttribute(e, "decisionRef"), Set.of()));
        return names;
    }

    private void require(boolean holds, String file, Element e, Supplier<String> finding) {
        if (!holds) findings.add(where(file, e) + finding.get());
    }

    static String where(String file, Element e) {
        Element named = e;
        while (id(named).isEmpty() && named.getParentNode() instanceof Element parent) named = parent;
        return file + " " + id(named) + ": ";
    }
}
