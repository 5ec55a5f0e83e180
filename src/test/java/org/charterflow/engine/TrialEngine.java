package org.charterflow.engine;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.charterflow.charter.TableTrials;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** The engine's reading of tables, for tests without an application. */
public final class TrialEngine {

    private TrialEngine() {}

    public static TableTrials start() {
        // Without the application nothing else keeps the decision engine from logging every expression.
        ((Logger) LoggerFactory.getLogger("org.camunda")).setLevel(Level.WARN);
        return new Remembering(new CamundaTableTrials());
    }

    /** Tests ask the same again and again, and reading an expression takes the engine long. */
    private record Remembering(TableTrials engine, Map<List<Object>, Boolean> held) implements TableTrials {

        Remembering(TableTrials engine) {
            this(engine, new ConcurrentHashMap<>());
        }

        @Override
        public boolean holds(String test, @Nullable Object input) {
            return held.computeIfAbsent(
                    List.of(test, input == null ? Optional.empty() : input), key -> engine.holds(test, input));
        }

        @Override
        public @Nullable Object value(String expression, Map<String, ? extends @Nullable Object> inputs) {
            return engine.value(expression, inputs);
        }

        @Override
        public Function<Map<String, ? extends @Nullable Object>, List<Map<String, @Nullable Object>>> trial(
                String decisionId, String dmn) {
            return engine.trial(decisionId, dmn);
        }
    }
}
