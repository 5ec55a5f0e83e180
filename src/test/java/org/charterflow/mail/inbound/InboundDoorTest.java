package org.charterflow.mail.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;
import org.charterflow.IntegrationTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** The HTTP door: who may hand in what, and that what was handed in is stored once. */
@IntegrationTest
class InboundDoorTest {

    private static final String RECIPIENT = "secretariat@oscar.example";

    @Autowired
    TestRestTemplate http;

    @Autowired
    MailStore store;

    @Autowired
    org.springframework.jdbc.core.simple.JdbcClient jdbc;

    private Post post;

    @BeforeEach
    void openTheDoor() {
        post = new Post(http);
    }

    @Test
    void aSignedMailIsStoredBeforeItIsAnswered() {
        String mail = Post.mail(Post.anyone(), Post.anyId(), "hello", true);
        ResponseEntity<Map<String, Object>> answer = post.post(RECIPIENT, mail);
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
        UUID id = UUID.fromString((String) answer.getBody().get("id"));
        assertThat(store.content(id)).hasValue(mail.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void theSameMailByAnotherRouteIsADuplicateThatNamesTheFirst() {
        String mail = Post.mail(Post.anyone(), Post.anyId(), "hello", true);
        UUID first = id(post.post(RECIPIENT, mail));
        ResponseEntity<Map<String, Object>> again =
                post.post("Secretariat@oscar.example", "Received: by another.example\r\n\tfor us\r\n" + mail);
        assertThat(again.getStatusCode()).isEqualTo(HttpStatus.OK);
        StoredMail duplicate = store.find(id(again)).orElseThrow();
        assertThat(duplicate.status()).isEqualTo(MailStatus.DUPLICATE);
        assertThat(duplicate.duplicateOf()).isEqualTo(first);
    }

    @Test
    void otherBytesUnderTheSameMessageIdAreQuarantined() {
        String from = Post.anyone();
        String messageId = Post.anyId();
        post.post(RECIPIENT, Post.mail(from, messageId, "in favour", true));
        ResponseEntity<Map<String, Object>> other = post.post(RECIPIENT, Post.mail(from, messageId, "against", true));
        assertThat(other.getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
        assertThat(store.find(id(other)).orElseThrow().status()).isEqualTo(MailStatus.QUARANTINED);
    }

    @Test
    void withoutAMessageIdTheBytesAreTheKey() {
        String mail = "From: " + Post.anyone() + "\r\nSubject: no id\r\n\r\nhello\r\n";
        assertThat(post.post(RECIPIENT, mail).getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
        assertThat(post.post(RECIPIENT, mail).getStatusCode()).isEqualTo(HttpStatus.OK);
        assertThat(post.post(RECIPIENT, mail + "more").getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
    }

    @Test
    void nobodyComesInWithoutAValidSignature() {
        byte[] mail = "From: a@b.example\r\n\r\nx".getBytes(StandardCharsets.US_ASCII);
        String now = String.valueOf(System.currentTimeMillis() / 1_000);
        String old = String.valueOf(System.currentTimeMillis() / 1_000 - 301);
        String good = Post.sign(Post.SECRET, now, "oscar", RECIPIENT, mail);
        assertThat(status("oscar", now, RECIPIENT, Post.sign("other", now, "oscar", RECIPIENT, mail), mail))
                .isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(status("oscar", old, RECIPIENT, Post.sign(Post.SECRET, old, "oscar", RECIPIENT, mail), mail))
                .isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(status("oscar", now, "apply@oscar.example", good, mail)).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(status("coia", now, RECIPIENT, good, mail)).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(status("nowhere", now, RECIPIENT, good, mail)).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(status("green", now, RECIPIENT, good, mail)).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(status("oscar", "soon", RECIPIENT, good, mail)).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(status("oscar", now, null, good, mail)).isEqualTo(HttpStatus.UNAUTHORIZED);
        assertThat(status("oscar", now, RECIPIENT, good, mail)).isEqualTo(HttpStatus.ACCEPTED);
    }

    @Test
    void onlyMessagesAreTakenAndNoneAboveTheBound() {
        byte[] huge = new byte[26 * 1_024 * 1_024];
        assertThat(post.post("oscar", RECIPIENT, huge).getStatusCode()).isEqualTo(HttpStatus.PAYLOAD_TOO_LARGE);
        byte[] mail = "{}".getBytes(StandardCharsets.US_ASCII);
        String now = String.valueOf(System.currentTimeMillis() / 1_000);
        HttpHeaders headers = Post.headers(now, RECIPIENT, Post.sign(Post.SECRET, now, "oscar", RECIPIENT, mail));
        headers.set("Content-Type", "application/json");
        assertThat(post.send("oscar", headers, mail).getStatusCode()).isEqualTo(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
    }

    @Test
    void whatCannotBeStoredIsNotTakenAndMayComeAgain() {
        String recipient = "full-" + UUID.randomUUID() + "@oscar.example";
        jdbc.sql("create function refuse_mail() returns trigger language plpgsql as $$ begin"
                        + " raise exception 'disk full' using errcode = 'disk_full'; end $$")
                .update();
        jdbc.sql("create trigger full_disk before insert on inbound_mail for each row when (new.recipient = '"
                        + recipient + "') execute function refuse_mail()")
                .update();
        String mail = Post.mail(Post.anyone(), Post.anyId(), "hello", true);
        try {
            assertThat(post.post(recipient, mail).getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
        } finally {
            jdbc.sql("drop trigger full_disk on inbound_mail").update();
            jdbc.sql("drop function refuse_mail()").update();
        }
        assertThat(post.post(recipient, mail).getStatusCode()).isEqualTo(HttpStatus.ACCEPTED);
    }

    @Test
    void administratorsSeeWhatBecameOfAMailAndStrangersNothing() {
        UUID id = id(post.post(RECIPIENT, Post.mail(Post.anyone(), Post.anyId(), "hello", true)));
        String path = "/api/v1/inbound-mail/" + id;
        assertThat(http.getForEntity(path, String.class).getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
        Map<?, ?> seen = http.withBasicAuth("admin", "Tested-Chief-1").getForObject(path, Map.class);
        assertThat(seen.get("status")).isIn("pending", "applied");
        assertThat(seen.get("recipient")).isEqualTo(RECIPIENT);
        Map<?, ?> figures =
                http.withBasicAuth("admin", "Tested-Chief-1").getForObject("/api/v1/inbound-mail/figures", Map.class);
        long sum = figures.entrySet().stream()
                .filter(entry -> !entry.getKey().equals("received"))
                .mapToLong(entry -> ((Number) entry.getValue()).longValue())
                .sum();
        assertThat(sum).isPositive();
        assertThat(figures.get("received")).hasToString(String.valueOf(sum));
    }

    private HttpStatus status(
            String channel,
            String timestamp,
            @org.jspecify.annotations.Nullable String recipient,
            String signature,
            byte[] mail) {
        return HttpStatus.valueOf(post.send(channel, Post.headers(timestamp, recipient, signature), mail)
                .getStatusCode()
                .value());
    }

    private static UUID id(ResponseEntity<Map<String, Object>> answer) {
        return UUID.fromString((String) answer.getBody().get("id"));
    }
}
