package org.charterflow.mail;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.charterflow.language.Bilingual;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Every text that goes out, as it goes out: {@code golden/mail/<kind>.txt}, written from the kind's sample beside its
 * templates. After a wanted change run with {@code -Dgolden.update=true} and read the difference.
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
    private final NoticeSamples samples = new NoticeSamples();

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
        Path golden = GOLDEN.resolve(kind + ".txt");

        NoticeTexts.Text text = texts.write(kind, LETTERHEAD, NoticeSamples.CASE_NUMBER, samples.model(kind));
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
            assertThat(files.map(file -> file.getFileName().toString().replaceAll("\\.txt$", "")))
                    .isSubsetOf(kinds());
        }
    }

    @Test
    void everySampleBelongsToAKind() throws IOException {
        assertThat(Stream.of(new PathMatchingResourcePatternResolver().getResources("classpath*:mail/*.yaml"))
                        .map(sample -> String.valueOf(sample.getFilename()).replace(".yaml", "")))
                .containsExactlyInAnyOrderElementsOf(kinds());
        assertThat(samples.kinds()).isEqualTo(kinds());
    }
}
