package org.charterflow.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.charterflow.charter.TableDeployment;
import org.springframework.stereotype.Component;

/** Deploys tables for the tenant that an alliance is, so that Cockpit shows the rules of each. */
@Component
class CamundaTableDeployment implements TableDeployment {

    private final RepositoryService repository;

    CamundaTableDeployment(RepositoryService repository) {
        this.repository = repository;
    }

    @Override
    public Map<String, Deployed> deploy(String alliance, Map<String, String> tables) {
        Map<String, Deployed> known = new HashMap<>();
        Map<String, String> missing = new LinkedHashMap<>();
        tables.forEach((decision, text) -> newest(alliance, decision)
                .filter(definition -> text(definition).equals(text))
                .ifPresentOrElse(
                        definition -> known.put(decision, deployed(definition)), () -> missing.put(decision, text)));
        if (!missing.isEmpty()) {
            DeploymentBuilder deployment = repository
                    .createDeployment()
                    .name("charter of " + alliance)
                    .source("Charterflow")
                    .tenantId(alliance);
            missing.forEach((decision, text) ->
                    deployment.addInputStream(decision + ".dmn", new ByteArrayInputStream(text.getBytes(UTF_8))));
            deployment
                    .deployWithResult()
                    .getDeployedDecisionDefinitions()
                    .forEach(definition -> known.put(definition.getKey(), deployed(definition)));
        }
        return known;
    }

    private Optional<DecisionDefinition> newest(String alliance, String decision) {
        return Optional.ofNullable(repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(decision)
                .tenantIdIn(alliance)
                .latestVersion()
                .singleResult());
    }

    private String text(DecisionDefinition definition) {
        try (InputStream model = repository.getDecisionModel(definition.getId())) {
            return new String(model.readAllBytes(), UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(definition.getResourceName() + " cannot be read", e);
        }
    }

    private static Deployed deployed(DecisionDefinition definition) {
        return new Deployed(definition.getId(), definition.getVersion());
    }
}
