package org.charterflow.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.charterflow.RunRecord;
import org.junit.jupiter.api.Test;

/** Runs after all other tests (see pom.xml): every node of every model has been walked by one of them. */
class ModelCoverageCheck {

    @Test
    void everyNodeOfEveryModelHasBeenWalked() throws IOException {
        assumeTrue(System.getProperty("test") == null, "only some tests were asked for");
        Set<String> walked = new RunRecord("model-coverage").read();
        Set<String> nodes = new TreeSet<>();
        for (Path file : models()) {
            BpmnModelInstance model = Bpmn.readModelFromFile(new File(file.toString()));
            for (Process process : model.getModelElementsByType(Process.class)) {
                model.getModelElementsByType(FlowNode.class)
                        .forEach(node -> nodes.add(process.getId() + " " + node.getId()));
            }
        }
        List<String> missed = new ArrayList<>(nodes);
        missed.removeAll(walked);
        assertThat(nodes).isNotEmpty();
        assertThat(missed)
                .as("nodes that no test has walked, of " + nodes.size())
                .isEmpty();
    }

    private static List<Path> models() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("bpmn"))) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).toList();
        }
    }
}
