package org.charterflow.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.charterflow.Article;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Writes down which test shows each rule of the charters and which model or table cites it, and keeps that document up
 * to date: {@code mvn -Dtest=ConformanceTest -Dconformance.write=true test} writes it anew.
 */
class ConformanceTest {

    private static final Path DOCUMENT = Path.of("docs/conformance.md");
    private static final Path RULES = Path.of("docs/rules.yaml");
    private static final Pattern FROM_AND_FURTHER = Pattern.compile(
            "(OSCAR|COIA|MODEL)-(\\d+(?:\\.\\d+)*)(?:\\.\\.((?:\\d+\\.)*)(\\d+))?((?:, \\d+(?:\\.\\d+)*)*)");
    private static final Pattern READING = Pattern.compile("R-(OSCAR|COIA|MODEL)-\\d+");
    private static final Pattern CASE_NUMBER = Pattern.compile("(OSCAR|COIA)-20\\d\\d-\\d+");

    @Test
    void theDocumentIsUpToDate() throws IOException {
        String expected = document();
        if (Boolean.getBoolean("conformance.write")) Files.writeString(DOCUMENT, expected, UTF_8);
        assertThat(Files.exists(DOCUMENT) ? Files.readString(DOCUMENT, UTF_8) : "")
                .as("docs/conformance.md is out of date; write it with"
                        + " mvn -Dtest=ConformanceTest -Dconformance.write=true test")
                .isEqualTo(expected);
    }

    @Test
    void everyArticleThatIsCitedIsARule() throws IOException {
        Set<String> rules = rules().keySet();
        assertThat(shownBy().keySet()).as("in @Article").isSubsetOf(rules);
        assertThat(citedBy().keySet()).as("in models, tables and forms").isSubsetOf(rules);
    }

    @Test
    void listsOfArticlesAreReadOneByOne() {
        assertThat(articles("COIA-10, 11.2 and OSCAR-12 as read in R-OSCAR-3, case OSCAR-2026-0042"))
                .containsExactlyInAnyOrder("COIA-10", "COIA-11.2", "OSCAR-12");
        assertThat(articles("OSCAR-21..23, COIA-4.1..4.2."))
                .containsExactlyInAnyOrder("OSCAR-21", "OSCAR-22", "OSCAR-23", "COIA-4.1", "COIA-4.2");
    }

    private static String document() throws IOException {
        Map<String, Set<String>> shown = shownBy();
        Map<String, Set<String>> cited = citedBy();
        StringBuilder text = new StringBuilder("""
                # Conformance

                Which test shows each rule of the charters, and which process model or decision table cites it. The
                rules are told in our own words in [rules.yaml](rules.yaml); the charters are the authority. This file is
                generated and checked by `ConformanceTest`; a rule with neither test nor model belongs to a part of the
                charter that Charterflow does not run yet.
                """);
        String alliance = "";
        for (Map.Entry<String, String> rule : rules().entrySet()) {
            String id = rule.getKey();
            if (!id.startsWith(alliance + "-") || alliance.isEmpty()) {
                alliance = id.substring(0, id.indexOf('-'));
                text.append("\n## ")
                        .append(alliance)
                        .append("\n\n| Rule | What it says | Shown by | Cited by |\n|---|---|---|---|\n");
            }
            text.append("| ").append(id).append(" | ").append(rule.getValue()).append(" | ");
            text.append(list(shown.get(id)))
                    .append(" | ")
                    .append(list(cited.get(id)))
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String list(@Nullable Set<String> names) {
        return names == null ? "–" : names.stream().map(n -> "`" + n + "`").collect(Collectors.joining(", "));
    }

    /** Rules by id, in the order of the file. */
    private static Map<String, String> rules() throws IOException {
        Map<String, Map<String, String>> file = new YAMLMapper()
                .readValue(RULES.toFile(), new TypeReference<LinkedHashMap<String, Map<String, String>>>() {});
        Map<String, String> rules = new LinkedHashMap<>();
        file.forEach(
                (alliance, articles) -> articles.forEach((article, rule) -> rules.put(alliance + "-" + article, rule)));
        return rules;
    }

    private static Map<String, Set<String>> citedBy() {
        Map<String, Set<String>> cited = new TreeMap<>();
        Sources sources = Sources.ofRepository();
        sources.models().forEach((file, text) -> articles(text).forEach(a -> add(cited, a, file)));
        sources.tables().forEach((file, text) -> articles(text).forEach(a -> add(cited, a, file)));
        return cited;
    }

    private static Set<String> articles(String text) {
        Set<String> found = new TreeSet<>();
        String plain = CASE_NUMBER.matcher(READING.matcher(text).replaceAll("")).replaceAll("");
        FROM_AND_FURTHER.matcher(plain).results().forEach(m -> {
            found.add(m.group(1) + "-" + m.group(2));
            if (m.group(4) != null) {
                int last = m.group(2).lastIndexOf('.') + 1;
                int from = Integer.parseInt(m.group(2).substring(last));
                IntStream.rangeClosed(from, Integer.parseInt(m.group(4)))
                        .forEach(i -> found.add(m.group(1) + "-" + m.group(2).substring(0, last) + i));
            }
            Stream.of(m.group(5).split(", "))
                    .filter(further -> !further.isEmpty())
                    .forEach(further -> found.add(m.group(1) + "-" + further));
        });
        return found;
    }

    /** Tests by the article they show; a class stands for all its tests. */
    private static Map<String, Set<String>> shownBy() throws IOException {
        Map<String, Set<String>> shown = new TreeMap<>();
        Path root = Path.of("target/test-classes");
        try (Stream<Path> files = Files.walk(root.resolve("org/charterflow"))) {
            for (Path file : files.filter(f -> f.getFileName().toString().contains("Test")
                            && f.toString().endsWith(".class"))
                    .sorted()
                    .toList()) {
                Class<?> test = load(root.relativize(file).toString());
                marks(test, test.getSimpleName(), shown);
                Stream.of(test.getDeclaredMethods())
                        .sorted(Comparator.comparing(Method::getName))
                        .forEach(m -> marks(m, test.getSimpleName() + "." + m.getName(), shown));
            }
        }
        return shown;
    }

    private static Class<?> load(String path) {
        String name = path.replace('\\', '/').replace('/', '.').replaceFirst("\\.class$", "");
        try {
            return Class.forName(name, false, ConformanceTest.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static void marks(AnnotatedElement element, String name, Map<String, Set<String>> shown) {
        for (Article article : element.getAnnotationsByType(Article.class)) add(shown, article.value(), name);
    }

    private static void add(Map<String, Set<String>> map, String key, String value) {
        map.computeIfAbsent(key, k -> new TreeSet<>()).add(value);
    }
}
