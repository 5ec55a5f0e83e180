package org.charterflow.engine;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.DecisionService;
import org.charterflow.casefile.CaseFile;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.charter.Decision;
import org.charterflow.charter.DecisionTables;
import org.charterflow.charter.TableVersion;
import org.charterflow.charter.TableVersions;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.util.ConcurrentLruCache;

/**
 * Evaluates an alliance's own tables. A version of a table never changes and answers by its inputs alone, so an answer is
 * remembered: the engine parses each cell anew whenever it evaluates one.
 */
@Component
class CamundaDecisionTables implements DecisionTables {

    private static final int REMEMBERED = 5_000;

    private record Question(TableVersion table, Map<String, @Nullable Object> inputs) {}

    private final DecisionService decisions;
    private final TableVersions versions;
    private final CaseFiles cases;
    private final ConcurrentLruCache<Question, Decision> answers = new ConcurrentLruCache<>(REMEMBERED, this::answer);

    CamundaDecisionTables(DecisionService decisions, TableVersions versions, CaseFiles cases) {
        this.decisions = decisions;
        this.versions = versions;
        this.cases = cases;
    }

    @Override
    public Decision evaluate(String alliance, String decisionId, Map<String, ? extends @Nullable Object> inputs) {
        return evaluate(versions.inForce(alliance, decisionId), inputs);
    }

    @Override
    public DecisionTables asOf(Instant began) {
        return new AsOf(began);
    }

    @Override
    public DecisionTables ofCase(String caseNumber) {
        return new AsOf(cases.find(caseNumber)
                .map(CaseFile::openedAt)
                .orElseThrow(() -> new IllegalArgumentException("There is no case " + caseNumber)));
    }

    private Decision evaluate(TableVersion table, Map<String, ? extends @Nullable Object> inputs) {
        return answers.get(new Question(table, new HashMap<>(inputs)));
    }

    private Decision answer(Question question) {
        TableVersion table = question.table();
        List<Map<String, @Nullable Object>> rows = decisions
                .evaluateDecisionTableById(table.definitionId(), question.inputs())
                .getResultList();
        return new Decision(table.alliance(), table.decisionId(), table.version(), rows);
    }

    private final class AsOf implements DecisionTables {

        private final Instant began;

        AsOf(Instant began) {
            this.began = began;
        }

        @Override
        public Decision evaluate(String alliance, String decisionId, Map<String, ? extends @Nullable Object> inputs) {
            return CamundaDecisionTables.this.evaluate(versions.forBeginning(alliance, decisionId, began), inputs);
        }

        @Override
        public DecisionTables asOf(Instant other) {
            return CamundaDecisionTables.this.asOf(other);
        }

        @Override
        public DecisionTables ofCase(String caseNumber) {
            return CamundaDecisionTables.this.ofCase(caseNumber);
        }
    }
}
