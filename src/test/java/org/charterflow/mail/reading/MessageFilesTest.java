package org.charterflow.mail.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.charterflow.mail.Attachment;
import org.charterflow.mail.reading.MailReading.Readable;
import org.charterflow.mail.reading.MailReading.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message of {@code examples/mail} reads as its manifest says. */
class MessageFilesTest {

    private static final Path FOLDER = Path.of("examples/mail");

    static Stream<Arguments> messages() throws IOException {
        JsonNode manifest =
                new ObjectMapper().readTree(FOLDER.resolve("manifest.json").toFile());
        return StreamSupport.stream(manifest.spliterator(), false)
                .map(entry -> Arguments.of(entry.get("file").asText(), entry));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("messages")
    void aMessageReadsAsTheManifestSays(String file, JsonNode expected) throws IOException {
        byte[] content = Files.readAllBytes(FOLDER.resolve(file));
        String trustedId = expected.path("trustedId").asText("mx.oscar.example");
        if (expected.get("class").isNull()) {
            assertThat(MailReading.of(content, trustedId))
                    .isEqualTo(new Unreadable(expected.get("reason").asText()));
            return;
        }
        Readable reading = (Readable) MailReading.of(content, trustedId);
        assertThat(reading.classification().mailClass().word())
                .isEqualTo(expected.get("class").asText());
        expect(expected, "sender", reading.sender().verdict().name().toLowerCase(java.util.Locale.ROOT));
        expect(expected, "text", reading.text());
        expect(expected, "subject", reading.mail().subject());
        expect(
                expected,
                "finding",
                reading.finding() == null ? "" : reading.finding().word());
        Mailbox from = reading.mail().from().single();
        expect(expected, "from", from == null ? "" : from.address());
        Bounce bounce = reading.classification().bounce();
        if (bounce != null) {
            expect(expected, "bounce", bounce.weight().name().toLowerCase(java.util.Locale.ROOT));
            expect(expected, "bounceStatus", bounce.status());
            assertThat(bounce.recipients()).isNotEmpty();
        }
        if (expected.has("attachments")) {
            List<String> names = StreamSupport.stream(
                            expected.get("attachments").spliterator(), false)
                    .map(JsonNode::asText)
                    .toList();
            assertThat(reading.mail().attachments())
                    .extracting(Attachment::name)
                    .isEqualTo(names);
        }
    }

    @Test
    void everyMessageIsInTheManifest() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<String> names = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".eml"))
                    .sorted()
                    .toList();
            assertThat(messages().map(arguments -> (String) arguments.get()[0]))
                    .containsExactlyInAnyOrderElementsOf(names);
        }
    }

    private static void expect(JsonNode expected, String key, String actual) {
        if (expected.has(key)) {
            assertThat(actual).as(key).isEqualTo(expected.get(key).asText());
        }
    }
}
