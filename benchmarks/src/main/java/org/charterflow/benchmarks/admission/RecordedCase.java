package org.charterflow.benchmarks.admission;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricDecisionInputInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricVariableInstance;
import org.charterflow.benchmarks.Database;

/**
 * One admission of the product, to be repeated without it.
 *
 * @param number its case number
 * @param commits what it wrote into the product's own tables
 * @param activities what the engine went through, as often as it did; sorted
 * @param variables by process, what its variables were at the end
 * @param facts by business rule task, what the tables were asked
 */
record RecordedCase(
        String number,
        List<Recording.Commit> commits,
        List<String> activities,
        Map<String, Map<String, Object>> variables,
        Map<String, Map<String, Object>> facts) {

    private static final int NUMBER = 7_099_999;

    /** Tables name their inputs so. */
    private static final String INPUT = "input_";

    private static final Set<String> PLAIN = Set.of("string", "boolean", "date", "integer", "long", "double");

    /** Starts the product on the database, admits an applicant, and stops it. */
    static RecordedCase of(Database database) throws Exception {
        var product = new CharterflowAdmission.Empty();
        product.start(database);
        product.prepare(1);
        // Counters of numbers are there after the first.
        product.admit(NUMBER - 1);
        try (Recording recording = new Recording(product.dataSource())) {
            String number = product.admit(NUMBER);
            // What goes on after the outcome is on record is part of it.
            Thread.sleep(3_000);
            return new RecordedCase(
                    number,
                    recording.commits(List.of(String.valueOf(NUMBER), number)),
                    activities(product.history(), number),
                    variables(product.history(), number),
                    facts(product.history(), number));
        } finally {
            product.end();
        }
    }

    /** What an engine went through in a case, in all of its instances. */
    static List<String> activities(HistoryService history, String caseNumber) {
        return instances(history, caseNumber)
                .flatMap(instance ->
                        history
                                .createHistoricActivityInstanceQuery()
                                .processInstanceId(instance.getId())
                                .list()
                                .stream())
                .map(HistoricActivityInstance::getActivityId)
                .sorted()
                .toList();
    }

    private static Stream<HistoricProcessInstance> instances(HistoryService history, String caseNumber) {
        return history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(caseNumber).list().stream();
    }

    private static Map<String, Map<String, Object>> variables(HistoryService history, String caseNumber) {
        Map<String, Map<String, Object>> variables = new HashMap<>();
        instances(history, caseNumber)
                .forEach(instance -> variables.put(
                        instance.getProcessDefinitionKey(),
                        history
                                .createHistoricVariableInstanceQuery()
                                .processInstanceId(instance.getId())
                                .disableCustomObjectDeserialization()
                                .list()
                                .stream()
                                .filter(variable -> PLAIN.contains(variable.getTypeName()))
                                .collect(Collectors.toMap(
                                        HistoricVariableInstance::getName, HistoricVariableInstance::getValue))));
        return variables;
    }

    private static Map<String, Map<String, Object>> facts(HistoryService history, String caseNumber) {
        Map<String, Map<String, Object>> facts = new HashMap<>();
        instances(history, caseNumber)
                .forEach(instance -> history.createHistoricDecisionInstanceQuery()
                        .processInstanceId(instance.getId())
                        .includeInputs()
                        .list()
                        .forEach(decision -> {
                            // Some have no value.
                            Map<String, Object> asked = new HashMap<>();
                            for (HistoricDecisionInputInstance input : decision.getInputs()) {
                                asked.put(input.getClauseId().substring(INPUT.length()), input.getValue());
                            }
                            facts.put(decision.getActivityId(), asked);
                        }));
        return facts;
    }
}
