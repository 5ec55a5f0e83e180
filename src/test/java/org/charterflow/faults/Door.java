package org.charterflow.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A mail gateway that hands mails to an alliance's HTTP door, signed. */
final class Door {

    static final String SECRET = "inbound-secret";

    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    private Door() {}

    /** The status it was answered with. */
    static int post(URI site, String alliance, String recipient, String mail) throws IOException {
        String seconds = String.valueOf(System.currentTimeMillis() / 1_000);
        byte[] body = mail.getBytes(UTF_8);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256"));
            mac.update((seconds + "." + alliance + "." + recipient + ".").getBytes(UTF_8));
            HttpRequest request = HttpRequest.newBuilder(site.resolve("/api/v1/inbound-mail/" + alliance))
                    .timeout(Duration.ofSeconds(60))
                    .header("Content-Type", "message/rfc822")
                    .header("X-Charterflow-Recipient", recipient)
                    .header("X-Charterflow-Timestamp", seconds)
                    .header(
                            "X-Charterflow-Signature",
                            "sha256=" + HexFormat.of().formatHex(mac.doFinal(body)))
                    .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                    .build();
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
