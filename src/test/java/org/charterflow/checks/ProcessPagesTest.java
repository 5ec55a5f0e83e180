package org.charterflow.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** Every process has a page with a picture of the model as it is now. */
class ProcessPagesTest {

    private static final Path PAGES = Path.of("docs/processes");
    private static final Pattern DRAWN = Pattern.compile("data-element-id=\"(\\w+)\"");

    static Stream<String> processes() {
        return Sources.ofRepository().models().keySet().stream().map(f -> f.replace(".bpmn", ""));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void thePictureShowsTheModel(String process) {
        Path picture = PAGES.resolve(process + ".svg");
        assertThat(picture)
                .as("draw it: cd docs/processes && npm ci --ignore-scripts && npm run render")
                .exists();
        var model = model(process);
        Set<String> elements = Stream.concat(Xml.flowNodes(model), Xml.bpmn(model, "sequenceFlow"))
                .map(Xml::id)
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> drawn = DRAWN.matcher(Sources.text(picture))
                .results()
                .map(m -> m.group(1))
                .filter(id -> !id.endsWith("_label"))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(drawn).containsAll(elements);
        drawn.removeAll(elements);
        assertThat(drawn).as("drawn, but not in the model").isSubsetOf(other(model));
    }

    @ParameterizedTest
    @MethodSource("processes")
    void thePageShowsThePictureAndTellsEveryStepOfAPerson(String process) {
        Path page = PAGES.resolve(process + ".md");
        assertThat(Files.exists(page)).as(page.toString()).isTrue();
        String text = Sources.text(page);
        assertThat(text).contains(process + ".svg");
        Xml.bpmn(model(process), "userTask").forEach(task -> assertThat(text).contains(task.getAttribute("name")));
    }

    private static Document model(String process) {
        return Xml.parse(Sources.text(Path.of("bpmn", process + ".bpmn")));
    }

    private static Set<String> other(Document model) {
        return Xml.all(model).map(Xml::id).collect(Collectors.toSet());
    }
}
