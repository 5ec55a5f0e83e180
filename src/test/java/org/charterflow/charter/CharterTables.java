package org.charterflow.charter;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.engine.DmnDecision;
import org.camunda.bpm.dmn.engine.DmnEngine;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The tables of {@code charters/} in a decision engine of their own, without database and application. */
final class CharterTables implements DecisionTables {

    static final CharterFiles FILES =
            new CharterFiles("classpath:/charters/", new PathMatchingResourcePatternResolver());
    static final CharterTables TABLES = new CharterTables();

    private final List<String> matched = new ArrayList<>();
    private final DmnEngine engine = engine();
    private final Map<String, DmnDecision> parsed = new ConcurrentHashMap<>();

    private CharterTables() {
        // Without the application nothing else keeps the decision engine from logging every expression.
        ((Logger) LoggerFactory.getLogger("org.camunda")).setLevel(Level.WARN);
    }

    @Override
    public synchronized Decision evaluate(
            String alliance, String decisionId, Map<String, ? extends @Nullable Object> inputs) {
        DecisionResource resource = FILES.decisionResource(alliance, decisionId);
        DmnDecision decision = parsed.computeIfAbsent(resource.name(), name -> parse(resource));
        matched.clear();
        List<Map<String, @Nullable Object>> rows = new ArrayList<>();
        engine.evaluateDecisionTable(decision, new HashMap<String, Object>(inputs))
                .forEach(result -> rows.add(result.getEntryMap()));
        return new Decision(alliance, decisionId, 1, rows);
    }

    @Override
    public DecisionTables asOf(Instant began) {
        return this;
    }

    @Override
    public DecisionTables ofCase(String caseNumber) {
        return this;
    }

    /** Evaluates with inputs given as name, value, name, value …; a value may be null. */
    static Decision decide(String alliance, String decisionId, @Nullable Object... inputs) {
        Map<String, @Nullable Object> named = new HashMap<>();
        for (int i = 0; i < inputs.length; i += 2) {
            named.put(String.valueOf(inputs[i]), inputs[i + 1]);
        }
        return TABLES.evaluate(alliance, decisionId, named);
    }

    /** The ids of the rules that held in the last evaluation. */
    synchronized List<String> matched() {
        return List.copyOf(matched);
    }

    private DmnEngine engine() {
        DefaultDmnEngineConfiguration configuration =
                (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration();
        configuration
                .getCustomPostDecisionTableEvaluationListeners()
                .add(event -> event.getMatchingRules().forEach(rule -> matched.add(rule.getId())));
        return configuration.buildEngine();
    }

    private DmnDecision parse(DecisionResource resource) {
        try (InputStream content = resource.resource().getInputStream()) {
            return engine.parseDecision(resource.decisionId(), content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
