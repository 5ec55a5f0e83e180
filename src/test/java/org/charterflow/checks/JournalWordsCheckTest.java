package org.charterflow.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the code puts in the journal has a sentence in both languages. */
class JournalWordsCheckTest {

    private static final Path JAVA = Path.of("src/main/java/org/charterflow");
    private static final Path MESSAGES = Path.of("src/main/resources/messages");

    /** A statement that writes the journal, and the kebab-case words in it. */
    private static final Pattern RECORDS =
            Pattern.compile("(?:Act\\.\\w+\\(|\\bnew Act\\(|\\brecord\\(|new JournalEntry\\()[^;]*;");

    private static final Pattern WORD = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");

    /** Words of such statements that are no actions: kinds of documents, keys of data. */
    private static final Set<String> OTHERS = Set.of("membership-fee", "seal-verified");

    @ParameterizedTest
    @ValueSource(strings = {"journal.properties", "journal_zh.properties"})
    void everyActionHasItsSentence(String bundle) throws IOException {
        Set<String> actions = actions();
        assertThat(actions).hasSizeGreaterThan(50);
        Set<String> sentences = sentences(bundle);
        assertThat(sentences).containsAll(actions);
    }

    private static Set<String> actions() throws IOException {
        Set<String> actions = new TreeSet<>();
        for (Path source : sources()) {
            RECORDS.matcher(Files.readString(source))
                    .results()
                    .map(MatchResult::group)
                    .forEach(statement -> WORD.matcher(statement)
                            .results()
                            .map(word -> word.group(1))
                            .forEach(actions::add));
        }
        actions.removeAll(OTHERS);
        return actions;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(JAVA)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    private static Set<String> sentences(String bundle) throws IOException {
        Properties texts = new Properties();
        try (Reader reader = Files.newBufferedReader(MESSAGES.resolve(bundle), UTF_8)) {
            texts.load(reader);
        }
        return texts.stringPropertyNames().stream()
                .map(key -> key.substring("journal.".length()))
                .collect(Collectors.toSet());
    }
}
