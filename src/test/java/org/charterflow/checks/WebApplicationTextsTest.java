package org.charterflow.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The Chinese of the engine's web applications is whole, and keeps what the applications fill in. */
class WebApplicationTextsTest {

    private static final String APP = "/META-INF/resources/webjars/camunda/app/";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}|%s|%d");
    private static final Pattern WORD = Pattern.compile("\\w+");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin"})
    void everyTextIsTranslated(String app) throws IOException {
        assertThat(texts(app, "zh").keySet()).isEqualTo(texts(app, "en").keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"cockpit"})
    void everyTextThatTheCommunityEditionShowsIsTranslated(String app) throws IOException {
        String scripts = read(APP + "cockpit/camunda-cockpit-bootstrap.js")
                + read("/META-INF/resources/plugin/cockpit/app/plugin.js");
        Set<String> words = WORD.matcher(scripts).results().map(m -> m.group()).collect(Collectors.toSet());
        Set<String> shown = texts(app, "en").keySet().stream()
                .filter(key -> words.contains(key.substring(key.lastIndexOf('/') + 1)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(shown).hasSizeGreaterThan(900);
        assertThat(texts(app, "zh").keySet()).containsAll(shown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void whatIsFilledInIsKept(String app) throws IOException {
        TreeMap<String, String> english = texts(app, "en");
        texts(app, "zh").forEach((key, chinese) -> {
            assertThat(english).containsKey(key);
            assertThat(placeholders(chinese)).as(key).isEqualTo(placeholders(english.getOrDefault(key, "")));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome", "admin", "cockpit"})
    void chineseIsOfferedAndTheBannerHidden(String app) throws IOException {
        assertThat(read(APP + app + "/scripts/config.js")).contains("['zh', 'en', 'de']");
        assertThat(read(APP + app + "/styles/user-styles.css")).contains(".ce-eol-banner");
    }

    private static Set<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(m -> m.group(1) == null ? m.group() : m.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static TreeMap<String, String> texts(String app, String language) throws IOException {
        TreeMap<String, String> texts = new TreeMap<>();
        String json = read(APP + app + "/locales/" + language + ".json").replace("\uFEFF", "");
        collect("", new ObjectMapper().readTree(json), texts);
        return texts;
    }

    private static void collect(String path, JsonNode node, TreeMap<String, String> texts) {
        if (node.isValueNode()) texts.put(path, node.asText());
        else if (node.isArray()) for (int i = 0; i < node.size(); i++) collect(path + "/" + i, node.get(i), texts);
        else node.fields().forEachRemaining(f -> collect(path + "/" + f.getKey(), f.getValue(), texts));
    }

    private static String read(String resource) throws IOException {
        try (InputStream in = WebApplicationTextsTest.class.getResourceAsStream(resource)) {
            assertThat(in).as(resource).isNotNull();
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
