package org.charterflow.mail.inbound;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;

/** Writes mails and hands them in at the HTTP door, as the alliance's border server would. */
public final class Post {

    static final String SECRET = "test-inbound-secret";

    private final TestRestTemplate http;

    Post(TestRestTemplate http) {
        this.http = http;
    }

    /** A plain mail; {@code authenticated} as the border proves it. */
    public static String mail(String from, String messageId, String text, boolean authenticated) {
        String domain = from.substring(from.indexOf('@') + 1);
        String results = authenticated
                ? "Authentication-Results: mx.oscar.example; dmarc=pass header.from=" + domain + "\r\n"
                : "";
        return results + "From: Zhou Min <" + from + ">\r\nTo: secretariat@oscar.example\r\nSubject: An answer\r\n"
                + "Message-ID: <" + messageId + ">\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
                + "Content-Transfer-Encoding: 8bit\r\n\r\n" + text + "\r\n";
    }

    public static String anyId() {
        return UUID.randomUUID() + "@chenxing.example";
    }

    public static String anyone() {
        return "p" + UUID.randomUUID().toString().substring(0, 8) + "@chenxing.example";
    }

    ResponseEntity<Map<String, Object>> post(String recipient, String mail) {
        return post("oscar", recipient, mail.getBytes(StandardCharsets.UTF_8));
    }

    ResponseEntity<Map<String, Object>> post(String channel, String recipient, byte[] mail) {
        String timestamp = String.valueOf(System.currentTimeMillis() / 1_000);
        return send(channel, headers(timestamp, recipient, sign(SECRET, timestamp, channel, recipient, mail)), mail);
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    ResponseEntity<Map<String, Object>> send(String channel, HttpHeaders headers, byte[] mail) {
        return (ResponseEntity) http.exchange(
                "/api/v1/inbound-mail/" + channel, HttpMethod.POST, new HttpEntity<>(mail, headers), Map.class);
    }

    static HttpHeaders headers(String timestamp, @Nullable String recipient, String signature) {
        HttpHeaders headers = new HttpHeaders();
        headers.set("Content-Type", "message/rfc822");
        headers.set("X-Charterflow-Timestamp", timestamp);
        headers.set("X-Charterflow-Signature", signature);
        if (recipient != null) {
            headers.set("X-Charterflow-Recipient", recipient);
        }
        return headers;
    }

    static String sign(String secret, String timestamp, String channel, String recipient, byte[] mail) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            mac.update((timestamp + "." + channel + "." + recipient + ".").getBytes(StandardCharsets.UTF_8));
            return "sha256=" + HexFormat.of().formatHex(mac.doFinal(mail));
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
