package org.charterflow.mail.dryrun;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command as an operator calls it. */
class DryRunTest {

    private static final String KIT = "examples/mail";
    private static final String NO_KEY = "--charterflow.mail.token-key=";
    private static final String DEMO_KEY = "--charterflow.mail.token-key=demo-token-key-for-nobody-else-at-all";
    private static final List<String> JUDGED = List.of("file", "class", "status", "reason", "text");
    private static final Set<String> OTHERS = Set.of("subject", "from");

    private final ObjectMapper json = new ObjectMapper();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void theKitIsJudgedAsItsManifestSays() throws IOException {
        JsonNode manifest = json.readTree(Path.of(KIT, "manifest.json").toFile());
        assertThat(manifest.size()).isGreaterThanOrEqualTo(120);
        assertThat(run(NO_KEY, "mail", "dry-run", KIT)).isZero();
        Map<String, JsonNode> judged = lines().stream()
                .collect(Collectors.toMap(line -> line.get("file").asText(), Function.identity()));
        assertThat(judged).hasSameSizeAs(lines()).hasSize(manifest.size());
        for (JsonNode expected : manifest) {
            JsonNode line =
                    Objects.requireNonNull(judged.get(expected.path("file").asText()), expected.toString());
            for (String field : JUDGED) {
                assertThat(expected.has(field)).as(field).isTrue();
                assertField(field, line, expected);
            }
            for (String field : OTHERS) {
                if (expected.has(field)) {
                    assertField(field, line, expected);
                }
            }
        }
        assertThat(err.size()).isZero();
    }

    private static void assertField(String field, JsonNode line, JsonNode expected) {
        assertThat(line.get(field))
                .as(expected.get("file").asText() + ": " + field)
                .isEqualTo(expected.get(field));
    }

    @Test
    void aLineHasTheFieldsOfTheApiAndTheFile() throws IOException {
        write("one.eml", mail("secretariat@oscar.example"));
        assertThat(run(NO_KEY, "mail", "dry-run", folder.toString())).isZero();
        assertThat(lines().get(0).fieldNames())
                .toIterable()
                .containsSubsequence(
                        "file",
                        "channel",
                        "recipient",
                        "status",
                        "class",
                        "from",
                        "fromName",
                        "subject",
                        "text",
                        "purpose",
                        "reason",
                        "caseNumber")
                .doesNotContain("id", "receivedAt", "door", "attempts");
    }

    @Test
    void theChannelIsTheOneNamedOrTheRecipientsDomain() throws IOException {
        write("a.eml", mail("apply@coia.example"));
        write("b.eml", mail("somebody@elsewhere.example"));
        run(NO_KEY, "mail", "dry-run", folder.toString());
        assertThat(values("channel")).containsExactly("coia", "");
        assertThat(values("reason")).containsExactly("sender-not-proven", "channel-unknown");
        out.reset();
        run(NO_KEY, "mail", "dry-run", folder.toString(), "--channel", "oscar");
        assertThat(values("channel")).containsExactly("oscar", "oscar");
    }

    @Test
    void aTokenIsOnlyLookedAt() throws IOException {
        Path kit = Path.of(KIT);
        for (String file : List.of("20-wrong-token.eml", "22-token-in-upper-case.eml")) {
            Files.copy(kit.resolve(file), folder.resolve(file));
        }
        write("30-other-key.eml", mail("ballot+" + "a".repeat(34) + "@oscar.example"));
        run(DEMO_KEY, "mail", "dry-run", folder.toString());
        assertThat(values("reason")).containsExactly("wrong-token", "token-not-looked-up", "wrong-token");
        out.reset();
        run(NO_KEY, "mail", "dry-run", folder.toString());
        assertThat(values("reason")).containsExactly("wrong-token", "token-key-absent", "token-key-absent");
    }

    @Test
    void filesComeInTheOrderOfTheirNamesAndOthersAreLeftAlone() throws IOException {
        for (String name : List.of("b.eml", "B.EML", "a.eml", "notes.txt", "z.eml")) {
            write(name, mail("secretariat@oscar.example"));
        }
        Files.createDirectory(folder.resolve("folder.eml"));
        run(NO_KEY, "mail", "dry-run", folder.toString());
        assertThat(values("file")).containsExactly("B.EML", "a.eml", "b.eml", "z.eml");
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(6);
        }
    }

    @Test
    void whatCannotBeReadIsNamedAndTheRestIsJudged() throws IOException {
        write("a.eml", mail("secretariat@oscar.example"));
        Files.createSymbolicLink(folder.resolve("b.eml"), folder.resolve("gone"));
        assertThat(run(NO_KEY, "mail", "dry-run", folder.toString())).isEqualTo(1);
        assertThat(values("file")).containsExactly("a.eml");
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("b.eml");
    }

    @Test
    void nothingIsJudgedWithoutAFolderOrWithWrongArguments() throws IOException {
        String there = folder.toString();
        List<String[]> wrong = List.of(
                new String[] {"mail"},
                new String[] {"mail", "send"},
                new String[] {"mail", "dry-run"},
                new String[] {"mail", "dry-run", there, "more"},
                new String[] {"mail", "dry-run", there, "--loud"},
                new String[] {"mail", "dry-run", there, "--channel"},
                new String[] {"mail", "dry-run", there, "--channel", "nobody"},
                new String[] {"mail", "dry-run", folder.resolve("none").toString()},
                new String[] {"mail", "dry-run", "a\0b"},
                new String[] {"mail", "dry-run", there, "--charterflow.mail.token-key=short"},
                new String[] {"mail", "dry-run", there, "--charterflow.charters=file:/nowhere/at/all"});
        for (String[] args : wrong) {
            err.reset();
            assertThat(run(args)).as(String.join(" ", args)).isEqualTo(2);
            assertThat(err.toString(StandardCharsets.UTF_8))
                    .as(String.join(" ", args))
                    .isNotBlank()
                    .doesNotContain("\tat ");
        }
        assertThat(out.size()).isZero();
    }

    @Test
    void theServerIsMeantUnlessTheFirstWordIsMail() {
        assertThat(DryRunCommand.isMeant()).isFalse();
        assertThat(DryRunCommand.isMeant("--spring.profiles.active=demo")).isFalse();
        assertThat(DryRunCommand.isMeant("--spring.profiles.active=demo", "mail", "dry-run", "x"))
                .isTrue();
    }

    private int run(String... args) {
        PrintStream output = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new DryRunCommand(output, new PrintStream(err, true, StandardCharsets.UTF_8)).run(args);
    }

    private List<JsonNode> lines() throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : out.toString(StandardCharsets.UTF_8).lines().toList()) {
            lines.add(json.readTree(line));
        }
        return lines;
    }

    private List<String> values(String field) throws IOException {
        List<JsonNode> lines = lines();
        return IntStream.range(0, lines.size())
                .mapToObj(i -> lines.get(i).get(field).asText())
                .toList();
    }

    private void write(String name, String mail) throws IOException {
        Files.writeString(folder.resolve(name), mail);
    }

    private static String mail(String to) {
        return "From: zhou@chenxing.example\r\nTo: " + to + "\r\nSubject: x\r\n\r\nhello\r\n";
    }
}
