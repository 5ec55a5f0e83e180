package org.charterflow.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files of an installation: no default secrets, everything named that production demands. */
class DeploymentFilesTest {

    private static final Path COMPOSE = Path.of("docker-compose.yml");
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)([^}]*)}");

    @Test
    void nothingStartsWithAnUnsetVariable() {
        List<String> withDefault = VARIABLE.matcher(Sources.text(COMPOSE))
                .results()
                .filter(m -> !m.group(2).startsWith(":?"))
                .map(m -> m.group())
                .toList();
        assertThat(VARIABLE.matcher(Sources.text(COMPOSE)).results()).hasSizeGreaterThan(8);
        assertThat(withDefault).isEmpty();
    }

    @Test
    void noSecretIsWrittenDown() throws IOException {
        for (JsonNode service : compose().path("services")) {
            service.path("environment").fields().forEachRemaining(e -> {
                if (e.getKey().matches(".*(PASSWORD|SECRET|KEY)")) {
                    assertThat(e.getValue().asText()).as(e.getKey()).startsWith("${");
                }
            });
        }
    }

    @Test
    void twoAlikeNodesStandBehindTheProxyAndStopInPeace() throws IOException {
        JsonNode services = compose().path("services");
        assertThat(services.path("node1")).isEqualTo(services.path("node2"));
        assertThat(Sources.text(Path.of("deploy/Caddyfile")))
                .contains("node1:8080 node2:8080")
                .doesNotContain("lb_policy cookie");
        JsonNode application = compose().path("x-application");
        assertThat(application.path("stop_grace_period").asText()).isEqualTo("60s");
        assertThat(application
                        .path("environment")
                        .path("SPRING_PROFILES_ACTIVE")
                        .asText())
                .isEqualTo("production");
    }

    @Test
    void whatKeepsDataKeepsItInAVolume() throws IOException {
        JsonNode volumes = compose().path("volumes");
        assertThat(volumes.fieldNames()).toIterable().contains("database", "mail", "mail-state");
    }

    @Test
    void theSampleNamesEveryVariable() {
        Set<String> demanded = VARIABLE.matcher(Sources.text(COMPOSE))
                .results()
                .map(m -> m.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> sampled = Sources.text(Path.of("deploy/sample.env"))
                .lines()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(sampled).isEqualTo(demanded);
    }

    /** Every setting that production refuses to start without is handed to the nodes. */
    @Test
    void theNodesGetWhatProductionDemands() throws IOException {
        Set<String> names = required();
        assertThat(names).hasSizeGreaterThan(5);
        assertThat(compose().path("x-application").path("environment").fieldNames())
                .toIterable()
                .containsAll(names);
    }

    @Test
    void theImageHoldsAnUnprivilegedUserAndAHealthCheck() throws IOException {
        String image = Files.readString(Path.of("Dockerfile"));
        assertThat(image)
                .contains("\nUSER charterflow\n")
                .contains("HEALTHCHECK")
                .contains("ENTRYPOINT [");
        Stream.of("src", "bpmn", "forms", "charters")
                .forEach(d -> assertThat(image).contains("COPY " + d + " " + d));
    }

    /** The archive holds for the Java, the files and the options it was made with, and for all production demands. */
    @Test
    void theImageStartsWithTheArchiveThatWasMadeInIt() throws IOException {
        String image = Files.readString(Path.of("Dockerfile"));
        String script = Files.readString(Path.of("deploy/archive"));
        assertThat(image)
                .contains("FROM application AS archive")
                .contains("COPY --from=archive /opt/charterflow/classes.jsa ./")
                .contains("\"-XX:SharedArchiveFile=classes.jsa\", \"-Dspring.aot.enabled=true\"");
        assertThat(script)
                .contains("-XX:ArchiveClassesAtExit=\"$archive\" -Dspring.aot.enabled=true")
                .contains("archive=$(dirname \"$jar\")/classes.jsa");
        required().forEach(name -> assertThat(script).containsPattern(name + "[A-Z_]*="));
    }

    private static Set<String> required() {
        String required = Sources.text(Path.of("src/main/java/org/charterflow/RequiredSettings.java"));
        return Pattern.compile("\"(CHARTERFLOW_[A-Z_]+[A-Z])\"")
                .matcher(required)
                .results()
                .map(m -> m.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static JsonNode compose() throws IOException {
        return new YAMLMapper().readTree(COMPOSE.toFile());
    }
}
