package org.charterflow.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.mail.BodyPart;
import jakarta.mail.Header;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;
import org.springframework.boot.test.web.client.TestRestTemplate;

/** The running demo as its users' programs see it: SMTP and the API. */
final class RunningDemo {

    static final String PASSWORD = "demo-Password-1";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final TestRestTemplate http;
    private final int smtpPort;

    RunningDemo(TestRestTemplate http, int smtpPort) {
        this.http = http;
        this.smtpPort = smtpPort;
    }

    /** Sends an example mail by SMTP, as a border server would deliver it. */
    void send(String example) throws IOException, MessagingException {
        send(example, Map.of());
    }

    /** As {@link #send(String)}, with other words in text and header: the same mail of somebody else. */
    void send(String example, Map<String, String> instead) throws IOException, MessagingException {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(smtpPort));
        Session session = Session.getInstance(properties);
        try (InputStream file = Files.newInputStream(Path.of("examples", "mail", example))) {
            var message = new MimeMessage(session, file);
            if (!instead.isEmpty()) {
                rewrite(message, instead);
            }
            InternetAddress to = (InternetAddress) message.getRecipients(Message.RecipientType.TO)[0];
            properties.put("mail.smtp.from", ((InternetAddress) message.getFrom()[0]).getAddress());
            Transport.send(message, new InternetAddress[] {to});
        }
    }

    /**
     * Sends a mail as it is written here.
     *
     * @param mail header and text (RFC 5322)
     */
    void deliver(String mail, String from, String to) throws MessagingException {
        var properties = new Properties();
        properties.put("mail.smtp.host", "127.0.0.1");
        properties.put("mail.smtp.port", String.valueOf(smtpPort));
        properties.put("mail.smtp.from", from);
        var message = new MimeMessage(
                Session.getInstance(properties), new ByteArrayInputStream(mail.getBytes(StandardCharsets.UTF_8)));
        Transport.send(message, new InternetAddress[] {new InternetAddress(to)});
    }

    private static void rewrite(MimeMessage message, Map<String, String> instead)
            throws IOException, MessagingException {
        for (Header header : Collections.list(message.getAllHeaders())) {
            message.setHeader(header.getName(), replaced(header.getValue(), instead));
        }
        BodyPart text = ((Multipart) message.getContent()).getBodyPart(0);
        text.setText(replaced(text.getContent().toString(), instead));
        message.saveChanges();
    }

    private static String replaced(String text, Map<String, String> instead) {
        String result = text;
        for (Map.Entry<String, String> word : instead.entrySet()) {
            result = result.replace(word.getKey(), word.getValue());
        }
        return result;
    }

    JsonNode get(String user, String path) {
        JsonNode answer = http.withBasicAuth(user, PASSWORD).getForObject(path, JsonNode.class);
        return java.util.Objects.requireNonNull(answer, path);
    }

    /** The number of the case of an organisation whose application waits for somebody's review. */
    String caseOf(String user, String organisation) {
        return caseOf(user, "userTask_reviewDossier", organisation);
    }

    /** The number of the case that has such a task open, and such a title. */
    String caseOf(String user, String taskDefinition, String organisation) {
        String engine = "/camunda/api/engine/engine/default";
        return Awaitility.await(organisation)
                .atMost(PATIENCE)
                .until(
                        () -> StreamSupport.stream(
                                        get(user, engine + "/task?taskDefinitionKey=" + taskDefinition)
                                                .spliterator(),
                                        false)
                                .map(task -> get(
                                                user,
                                                engine + "/process-instance/"
                                                        + task.path("processInstanceId")
                                                                .asText())
                                        .path("businessKey")
                                        .asText())
                                .filter(number -> get(
                                                user, "/api/v1/alliances/" + user.split("\\.")[0] + "/cases/" + number)
                                        .path("title")
                                        .toString()
                                        .contains(organisation))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    JsonNode open(String path) {
        return java.util.Objects.requireNonNull(http.getForObject(path, JsonNode.class), path);
    }

    /** Moves the demo's clock to an instant, and fires what is due on the way. */
    void advanceTo(String instant) {
        rehearse(Map.of("to", instant));
    }

    /** Moves the demo's clock by a period, and fires what is due on the way. */
    void advance(String period) {
        rehearse(Map.of("advance", period));
    }

    private void rehearse(Map<String, String> move) {
        var answer = http.withBasicAuth("admin", PASSWORD).postForEntity("/api/v1/rehearsal/clock", move, String.class);
        assertThat(answer.getStatusCode().is2xxSuccessful())
                .as(answer.toString())
                .isTrue();
    }

    /** The case once it has ended. */
    JsonNode ended(String alliance, String caseNumber) {
        return await(
                alliance + ".secretary1",
                "/api/v1/alliances/" + alliance + "/cases/" + caseNumber,
                state -> state.hasNonNull("closedAt"));
    }

    /** Asks until the answer is as expected, and returns it. */
    JsonNode await(String user, String path, Predicate<JsonNode> expected) {
        return Awaitility.await(path).atMost(PATIENCE).until(() -> get(user, path), expected::test);
    }
}
