package org.charterflow.mail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seals a number together with what it stands for: key id (1 byte), number (8), HMAC-SHA256 cut to 96 bits, in base 32:
 * 34 characters that fit into the local part of a mail address. The key id follows from the key; after a change of keys
 * what the earlier ones sealed is still proven.
 */
@Component
class Seal {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int MAC_BYTES = 12;
    private static final int LENGTH = 1 + Long.BYTES + MAC_BYTES;

    private final Key current;
    private final List<Key> keys;

    Seal(OutgoingMailSettings settings) {
        this.current = Key.of(settings.requiredTokenKey());
        this.keys = Stream.concat(
                        Stream.of(current), settings.otherTokenKeys().stream().map(Key::of))
                .toList();
    }

    private record Key(int id, SecretKeySpec secret) {

        static Key of(byte[] bytes) {
            SecretKeySpec secret = new SecretKeySpec(bytes, ALGORITHM);
            return new Key(Byte.toUnsignedInt(hmac(secret, "key id".getBytes(StandardCharsets.UTF_8))[0]), secret);
        }
    }

    /** Seals the number with the current key. */
    String put(long number, @Nullable String... meaning) {
        return Base32.encode(sealed(current, number, meaning));
    }

    /** Seals the number with the key of this id; with the current one if that key is no longer kept. */
    String put(int keyId, long number, @Nullable String... meaning) {
        Key key = keys.stream().filter(each -> each.id() == keyId).findFirst().orElse(current);
        return Base32.encode(sealed(key, number, meaning));
    }

    /** The id of the current key, 0 to 255; it follows from the key and tells nothing of it. */
    int currentKey() {
        return current.id();
    }

    /** The number in a sealed text as far as the text alone tells; null if it is none. Not proven yet. */
    @Nullable
    Long number(String text) {
        return Base32.decode(text)
                .filter(bytes -> bytes.length == LENGTH)
                .map(bytes -> ByteBuffer.wrap(bytes).getLong(1))
                .orElse(null);
    }

    /** Whether the text looks like a seal, whosever. */
    static boolean hasShape(String text) {
        return Base32.decode(text).filter(bytes -> bytes.length == LENGTH).isPresent();
    }

    /** Whether the text names one of our keys; what it seals is not proven by that. */
    boolean bearsOurKey(String text) {
        int named = Byte.toUnsignedInt(Base32.decode(text).orElseThrow()[0]);
        return keys.stream().anyMatch(key -> key.id() == named);
    }

    /** Whether the text seals this number with this meaning, by any of the keys. */
    boolean holds(String text, long number, @Nullable String... meaning) {
        byte[] given = Base32.decode(text).orElse(new byte[0]);
        return keys.stream().anyMatch(key -> MessageDigest.isEqual(given, sealed(key, number, meaning)));
    }

    private static byte[] sealed(Key key, long number, @Nullable String... meaning) {
        byte[] head = ByteBuffer.allocate(1 + Long.BYTES)
                .put((byte) key.id())
                .putLong(number)
                .array();
        byte[] mac = hmac(key.secret(), head, canonical(meaning));
        return ByteBuffer.allocate(LENGTH).put(head).put(mac, 0, MAC_BYTES).array();
    }

    /** Each part with its length in front, so that no two lists of parts read the same. */
    private static byte[] canonical(@Nullable String... meaning) {
        StringBuilder text = new StringBuilder();
        for (@Nullable String part : meaning) {
            text.append(part == null ? "-" : Integer.toString(part.length()))
                    .append(':')
                    .append(Objects.requireNonNullElse(part, ""));
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] hmac(SecretKeySpec key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has HmacSHA256", e);
        }
    }
}
