package org.charterflow.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineException;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.dmn.feel.impl.FeelException;
import org.camunda.bpm.engine.variable.Variables;
import org.charterflow.charter.TableTrials;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A decision engine beside the process engine: same reading, no database, no history. */
@Component
class CamundaTableTrials implements TableTrials {

    private static final String INPUT = "cellInput";

    private final DmnEngine decisions;
    private final FeelEngine feel;

    CamundaTableTrials() {
        DefaultDmnEngineConfiguration configuration = new DefaultDmnEngineConfiguration();
        decisions = configuration.buildEngine();
        feel = configuration.getFeelEngine();
    }

    @Override
    public boolean holds(String test, @Nullable Object input) {
        if (test.isEmpty()) {
            return true;
        }
        try {
            return feel.evaluateSimpleUnaryTests(
                    test, INPUT, Variables.putValue(INPUT, input).asVariableContext());
        } catch (FeelException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public @Nullable Object value(String expression, Map<String, ? extends @Nullable Object> inputs) {
        try {
            return feel.evaluateSimpleExpression(
                    expression, Variables.fromMap(new HashMap<>(inputs)).asVariableContext());
        } catch (FeelException e) {
            throw new IllegalArgumentException(e);
        }
    }

    @Override
    public Function<Map<String, ? extends @Nullable Object>, List<Map<String, @Nullable Object>>> trial(
            String decisionId, String dmn) {
        DmnDecision table;
        try {
            table = decisions.parseDecision(decisionId, new ByteArrayInputStream(dmn.getBytes(UTF_8)));
        } catch (DmnEngineException e) {
            throw new IllegalArgumentException(e);
        }
        return inputs -> {
            List<Map<String, @Nullable Object>> rows = new ArrayList<>();
            decisions
                    .evaluateDecisionTable(table, new HashMap<String, Object>(inputs))
                    .forEach(row -> rows.add(row.getEntryMap()));
            return rows;
        };
    }
}
