package org.charterflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.charterflow.IntegrationTest;
import org.charterflow.charter.Decision;
import org.charterflow.charter.DecisionTables;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What asking an alliance's tables costs. */
@IntegrationTest
class CamundaDecisionTablesTest {

    @Autowired
    DecisionTables tables;

    @Autowired
    ProcessEngine engine;

    @Autowired
    HistoryService history;

    @Test
    void anAnswerIsWorkedOutOnce() {
        Decision first = tables.evaluate("oscar", "membership-fee", Map.of("memberClass", "board", "year", 3001));
        long evaluated = evaluated();

        assertThat(tables.evaluate("oscar", "membership-fee", Map.of("year", 3001, "memberClass", "board")))
                .isEqualTo(first);
        assertThat(tables.asOf(Instant.EPOCH)
                        .evaluate("oscar", "membership-fee", Map.of("memberClass", "board", "year", 3001)))
                .isEqualTo(first);
        assertThat(evaluated()).isEqualTo(evaluated);

        tables.evaluate("oscar", "membership-fee", Map.of("memberClass", "board", "year", 3002));
        tables.evaluate("coia", "membership-fee", Map.of("memberClass", "board", "year", 3001));
        assertThat(evaluated()).isGreaterThan(evaluated);
    }

    @Test
    void theEnginesHistoryKeepsNoQuestionOfAPage() {
        long kept = history.createHistoricDecisionInstanceQuery().count();

        tables.evaluate("oscar", "membership-fee", Map.of("memberClass", "board", "year", 3003));

        assertThat(history.createHistoricDecisionInstanceQuery().count()).isEqualTo(kept);
    }

    private long evaluated() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getDmnEngineConfiguration()
                .getEngineMetricCollector()
                .getExecutedDecisionElements();
    }
}
