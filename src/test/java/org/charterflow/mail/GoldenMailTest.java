package org.charterflow.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Every text that goes out, as it goes out. Beside each golden file {@code golden/mail/<kind>.txt} lies the sample it
 * is written from, {@code <kind>.yaml}: a text in two languages is a map of {@code zh} and {@code en}, a moment or a
 * day is in ISO 8601. After a wanted change run with {@code -Dgolden.update=true} and read the difference.
 */
class GoldenMailTest {

    private static final Path GOLDEN = Path.of("src/test/resources/golden/mail");
    private static final Letterhead LETTERHEAD = new Letterhead(
            Bilingual.of("开源供应链联盟（示例）", "Open Supply Chain Alliance (example)"),
            "zh",
            ZoneId.of("Asia/Shanghai"),
            "oscar.example",
            "secretariat@oscar.example");

    private final NoticeTexts texts = new NoticeTexts();

    static Set<String> kinds() throws IOException {
        return Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:mail/*.txt"))
                .map(Resource::getFilename)
                .map(name -> String.valueOf(name).replaceAll("\\.(zh|en)\\.txt$", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindIsWrittenInBothLanguages(String kind) {
        for (String language : List.of("zh", "en")) {
            URL template = getClass().getResource("/mail/" + kind + "." + language + ".txt");
            assertThat(template).as("mail/%s.%s.txt", kind, language).isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyTextIsAsItWasRead(String kind) throws IOException {
        Path sample = GOLDEN.resolve(kind + ".yaml");
        Path golden = GOLDEN.resolve(kind + ".txt");
        assertThat(sample).as("a sample for the mail %s", kind).exists();

        NoticeTexts.Text text = texts.write(kind, LETTERHEAD, "OSCAR-2026-0042", model(sample));
        String mail = "Subject: " + text.subject() + "\n\n" + text.body();

        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(golden, mail);
        }
        assertThat(golden).as("the golden file of the mail %s", kind).exists();
        assertThat(mail).isEqualTo(Files.readString(golden));
        assertThat(mail).as("nothing is left unsaid").doesNotContain("${", "null", "[(", "[#");
    }

    @Test
    void noGoldenFileIsLeftBehind() throws IOException {
        try (Stream<Path> files = Files.list(GOLDEN)) {
            assertThat(files.map(file -> file.getFileName().toString().replaceAll("\\.(yaml|txt)$", "")))
                    .isSubsetOf(kinds());
        }
    }

    private static Map<String, @Nullable Object> model(Path sample) throws IOException {
        Map<String, @Nullable Object> model = new HashMap<>(Map.of(
                "caseNumber", "OSCAR-2026-0042",
                "caseUrl", "https://charterflow.example/cases/OSCAR-2026-0042",
                "addressee", "李示例",
                "link", "https://charterflow.example/r/aeaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"));
        Map<?, ?> given = new ObjectMapper(new YAMLFactory())
                .readValue(Files.readString(sample, StandardCharsets.UTF_8), Map.class);
        if (given != null) {
            given.forEach((name, value) -> model.put(String.valueOf(name), read(value)));
        }
        return model;
    }

    private static @Nullable Object read(@Nullable Object value) {
        if (value instanceof Map<?, ?> map && map.keySet().equals(Set.of("zh", "en"))) {
            return Bilingual.of(String.valueOf(map.get("zh")), String.valueOf(map.get("en")));
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> read = new HashMap<>();
            map.forEach((key, item) -> read.put(key, read(item)));
            return read;
        } else if (value instanceof List<?> list) {
            return list.stream().map(GoldenMailTest::read).toList();
        } else if (value instanceof String text && text.matches("\\d{4}-\\d\\d-\\d\\dT.*Z")) {
            return Instant.parse(text);
        } else if (value instanceof String text && text.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return LocalDate.parse(text);
        }
        return value;
    }
}
