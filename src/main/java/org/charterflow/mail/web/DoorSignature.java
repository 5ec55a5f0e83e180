package org.charterflow.mail.web;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a mail at the HTTP door: {@code sha256=} and the hex of HMAC-SHA256 over timestamp, channel, recipient
 * and body, joined by dots.
 */
final class DoorSignature {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String PREFIX = "sha256=";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final int LONGEST_TIMESTAMP = 12;

    private DoorSignature() {}

    /**
     * @param timestamp Unix seconds as the sender wrote them
     * @param nowMillis system time, not the application's: a signature is transport
     */
    static boolean isInTime(String timestamp, long nowMillis) {
        if (timestamp.isEmpty()
                || timestamp.length() > LONGEST_TIMESTAMP
                || !timestamp.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return false;
        }
        long seconds = Long.parseLong(timestamp);
        return Math.abs(nowMillis / 1_000 - seconds) <= TOLERANCE.toSeconds();
    }

    /** Compares in constant time. */
    static boolean holds(
            String signature, String secret, String timestamp, String channel, String recipient, byte[] body) {
        byte[] expected = (PREFIX + HexFormat.of().formatHex(mac(secret, timestamp, channel, recipient, body)))
                .getBytes(StandardCharsets.US_ASCII);
        return MessageDigest.isEqual(expected, signature.strip().getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] mac(String secret, String timestamp, String channel, String recipient, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((timestamp + "." + channel + "." + recipient + ".").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(body);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
