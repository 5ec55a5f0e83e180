package org.charterflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.Statements;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.charter.CharterFiles;
import org.charterflow.charter.Decision;
import org.charterflow.charter.DecisionTables;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@IntegrationTest
class DeploymentsTest {

    @Autowired
    RepositoryService repository;

    @Autowired
    DecisionTables tables;

    @Autowired
    Alliances alliances;

    @Autowired
    Deployments deployments;

    @Autowired
    ProcessEngineConfigurationImpl engine;

    @Autowired
    Statements statements;

    @Test
    void everyAllianceHasEveryTableAsItsOwn() {
        assertThat(alliances.all())
                .extracting(AllianceProfile::id)
                .containsExactlyInAnyOrder(
                        "oscar", "coia", "copu", "cocreate", "ualliance", "changfeng", "ciosa", "hubei", "green");
        for (AllianceProfile alliance : alliances.all()) {
            assertThat(repository
                            .createDecisionDefinitionQuery()
                            .tenantIdIn(alliance.id())
                            .latestVersion()
                            .list())
                    .as(alliance.id())
                    .extracting(definition -> definition.getKey())
                    .containsAll(CharterFiles.DECISIONS);
        }
    }

    @Test
    @Article("OSCAR-12")
    void anAllianceIsAskedByItsOwnTable() {
        Map<String, Object> admission = Map.of("organ", "board", "matter", "admission");
        Decision oscar = tables.evaluate("oscar", "voting-rule", admission);
        assertThat(oscar.citation().article()).isEqualTo("OSCAR-12");
        assertThat(oscar.text("base")).isEqualTo("entitled");
        Decision hubei = tables.evaluate("hubei", "voting-rule", admission);
        assertThat(hubei.citation().model()).isTrue();
        assertThat(hubei.text("base")).isEqualTo("present");
    }

    @Test
    void anUnknownAllianceHasNoTable() {
        assertThatThrownBy(() -> tables.evaluate("nowhere", "voting-rule", Map.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nowhere");
    }

    @Test
    void anotherStartDeploysNothingAnewAndParsesNoModel() throws Exception {
        long before = repository.createDeploymentQuery().count();
        DeploymentCache cache = engine.getDeploymentCache();
        cache.discardProcessDefinitionCache();
        cache.discardDecisionDefinitionCache();

        int prepared = statements.of(() -> {
            deployments.afterPropertiesSet();
            return null;
        });

        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
        assertThat(cache.getProcessDefinitionCache().size()).isZero();
        assertThat(cache.getDecisionDefinitionCache().size()).isZero();
        // Lock and tables of each alliance; the newest shared deployment and its files.
        assertThat(prepared).isLessThanOrEqualTo(2 * alliances.all().size() + 5);
    }
}
