package org.charterflow.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.charterflow.IntegrationTest;
import org.charterflow.mail.reading.EnvelopeRecipient;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/**
 * Every example that is for OSCAR, handed in at the HTTP door, ends as the manifest says; where that depends on what is
 * stored, it ends.
 */
@IntegrationTest
class ExamplesThroughTheDoorTest {

    private static final Path FOLDER = Path.of("examples/mail");
    private static final String DOMAIN = "oscar.example";
    private static final UUID RUN = UUID.randomUUID();

    @Autowired
    ApplicationContext application;

    static Stream<Arguments> examples() throws IOException {
        JsonNode manifest =
                new ObjectMapper().readTree(FOLDER.resolve("manifest.json").toFile());
        return StreamSupport.stream(manifest.spliterator(), false)
                .filter(entry -> entry.path("trustedId").asText("mx." + DOMAIN).equals("mx." + DOMAIN))
                .filter(entry -> !entry.path("reason").asText().equals("channel-unknown"))
                .map(entry -> Arguments.of(
                        entry.path("row").asInt(), entry.get("file").asText(), entry));
    }

    @ParameterizedTest(name = "row {0}: {1}")
    @MethodSource("examples")
    void anExampleEndsAsTheManifestSays(int row, String file, JsonNode expected) throws IOException {
        byte[] content = Files.readAllBytes(FOLDER.resolve(file));
        String recipient = EnvelopeRecipient.in(content, DOMAIN).orElse("secretariat@" + DOMAIN);
        // Other messages than those of another run; what has the same id keeps it.
        String mail = new String(content, StandardCharsets.ISO_8859_1).replace("Message-ID: <", "Message-ID: <" + RUN);

        StoredMail taken;
        try (Door door = Door.open(Door.Kind.HTTP, application)) {
            taken = door.take(recipient, mail);
        }
        assertThat(taken.status()).isNotEqualTo(MailStatus.PENDING);
        String status = expected.path("status").asText("pending");
        if (!status.equals("pending")) {
            assertThat(taken.status().word()).isEqualTo(status);
            // What is stored adds to a reason: that enough was asked today, that a bounce is of no mail of ours.
            if (!expected.path("class").asText().equals("bounce")) {
                assertThat(taken.reason()).startsWith(expected.path("reason").asText(""));
            }
        }
        if (taken.mailClass() != null) {
            assertThat(taken.mailClass()).isEqualTo(expected.get("class").asText());
            assertThat(taken.text()).isEqualTo(expected.path("text").asText(taken.text()));
        }
    }
}
