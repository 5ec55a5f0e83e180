package org.charterflow.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What must never be in the tree: secrets, and addresses that tie a build to one place. */
class TreeTest {

    private static final Set<String> OUTSIDE = Set.of("target", "data", ".git", "node_modules", ".idea", ".vscode");

    private static final Map<String, Pattern> FORBIDDEN = Map.of(
            "a private key", Pattern.compile("-----BEGIN [A-Z ]*PRIVATE KEY-----"),
            "an access token",
                    Pattern.compile("\\b(gh[pousr]_[A-Za-z0-9]{20,}|AKIA[0-9A-Z]{16}|xox[bap]-[0-9A-Za-z-]{10,})"),
            "a password in an address", Pattern.compile("://[^/\\s:@${]+:[^/\\s@${]+@"),
            "a download address in a lock file", Pattern.compile("\"resolved\"\\s*:"),
            "a registry's host", Pattern.compile("registry\\.npm" + "js\\.org|repo1?\\.maven|/artifactory/|nexus\\."));

    @Test
    void theTreeHoldsNoSecretsAndNoRegistries() throws IOException {
        List<String> findings = new ArrayList<>();
        int read = 0;
        try (Stream<Path> files = Files.walk(Path.of("."))) {
            for (Path file :
                    files.filter(Files::isRegularFile).filter(TreeTest::inTree).toList()) {
                String text = textOf(file);
                if (text.isEmpty()) continue;
                read++;
                findings(text).forEach(f -> findings.add(file + ": " + f));
            }
        }
        assertThat(read).isGreaterThan(50);
        assertThat(findings).isEmpty();
    }

    @Test
    void theCheckNotices() {
        assertThat(findings("-----BEGIN RSA " + "PRIVATE KEY-----")).containsExactly("a private key");
        assertThat(findings("ghp" + "_" + "a".repeat(36))).containsExactly("an access token");
        assertThat(findings("jdbc:postgresql://somebody" + ":something@database/x"))
                .containsExactly("a password in an address");
        assertThat(findings("  \"resolved\"" + ": \"https://…\"")).containsExactly("a download address in a lock file");
        assertThat(findings("https://registry.npm" + "js.org/x")).containsExactly("a registry's host");
        assertThat(findings("https://${USER}:${PASSWORD}@host and <a href=\"https://example.org\">"))
                .isEmpty();
    }

    private static List<String> findings(String text) {
        return FORBIDDEN.entrySet().stream()
                .filter(e -> e.getValue().matcher(text).find())
                .map(Map.Entry::getKey)
                .sorted()
                .toList();
    }

    private static boolean inTree(Path file) {
        for (Path part : file) if (OUTSIDE.contains(part.toString())) return false;
        return !file.endsWith("TreeTest.java") && file.toFile().length() < 2_000_000;
    }

    private static String textOf(Path file) throws IOException {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            return "";
        }
    }
}
