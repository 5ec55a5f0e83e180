package org.charterflow.engine;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.charter.GoverningRules;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys at start what has changed: the shared models with their forms without a tenant, and, for its tenant, every
 * alliance's decision tables whose files have changed.
 */
@Component
class Deployments implements InitializingBean {

    static final String SHARED = "charterflow";

    private final RepositoryService repository;
    private final ResourcePatternResolver resources;
    private final GoverningRules rules;
    private final Alliances alliances;

    Deployments(
            RepositoryService repository,
            ResourcePatternResolver resources,
            GoverningRules rules,
            Alliances alliances) {
        this.repository = repository;
        this.resources = resources;
        this.rules = rules;
        this.alliances = alliances;
    }

    @Override
    public void afterPropertiesSet() throws IOException {
        deployShared();
        alliances.all().stream().map(AllianceProfile::id).forEach(rules::takeFromFiles);
    }

    /** One deployment for all models and forms, because a form is bound to its model's deployment. */
    private void deployShared() throws IOException {
        DeploymentBuilder deployment =
                repository.createDeployment().name(SHARED).source("Charterflow").enableDuplicateFiltering(false);
        for (Resource resource : find("bpmn/*.bpmn", "forms/*")) {
            String folder = String.valueOf(resource.getFilename()).endsWith(".bpmn") ? "bpmn/" : "forms/";
            add(deployment, folder + resource.getFilename(), resource);
        }
        deployment.deploy();
    }

    private List<Resource> find(String... patterns) throws IOException {
        Stream<Resource> found = Stream.empty();
        for (String pattern : patterns) {
            found = Stream.concat(found, Arrays.stream(resources.getResources("classpath*:" + pattern)));
        }
        return found.filter(Resource::isReadable).toList();
    }

    private static void add(DeploymentBuilder deployment, String name, Resource resource) {
        try (InputStream content = resource.getInputStream()) {
            deployment.addInputStream(name, content);
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }
}
