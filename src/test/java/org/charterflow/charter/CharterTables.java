package org.charterflow.charter;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The tables of {@code charters/} in a decision engine of their own, without database and application. */
final class CharterTables implements DecisionTables {

    static final CharterFiles FILES =
            new CharterFiles("classpath:/charters/", new PathMatchingResourcePatternResolver());
    static final CharterTables TABLES = new CharterTables();

    private final DmnEngine engine =
            DmnEngineConfiguration.createDefaultDmnEngineConfiguration().buildEngine();
    private final Map<String, DmnDecision> parsed = new ConcurrentHashMap<>();

    private CharterTables() {}

    @Override
    public Decision evaluate(String alliance, String decisionId, Map<String, ? extends @Nullable Object> inputs) {
        DecisionResource resource = FILES.decisionResource(alliance, decisionId);
        DmnDecision decision = parsed.computeIfAbsent(resource.name(), name -> parse(resource));
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        engine.evaluateDecisionTable(decision, new HashMap<String, Object>(inputs))
                .forEach(result -> rows.add(result.getEntryMap()));
        return new Decision(alliance, decisionId, 1, rows);
    }

    /** Evaluates with inputs given as name, value, name, value …; a value may be null. */
    static Decision decide(String alliance, String decisionId, @Nullable Object... inputs) {
        Map<String, @Nullable Object> named = new HashMap<>();
        for (int i = 0; i < inputs.length; i += 2) {
            named.put(String.valueOf(inputs[i]), inputs[i + 1]);
        }
        return TABLES.evaluate(alliance, decisionId, named);
    }

    private DmnDecision parse(DecisionResource resource) {
        try (InputStream content = resource.resource().getInputStream()) {
            return engine.parseDecision(resource.decisionId(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
