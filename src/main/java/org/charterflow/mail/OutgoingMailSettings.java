package org.charterflow.mail;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail goes out ({@code charterflow.mail.*}).
 *
 * @param tokenKey secret behind the tokens and return paths, at least 32 bytes; required
 * @param previousTokenKeys further secrets whose seals are accepted: those in use before, and the one that comes next
 * @param ratePerDomain how many mails a recipient's domain gets in a minute at most
 * @param worker whether this node sends mail by itself; tests drain the outbox themselves
 */
@ConfigurationProperties("charterflow.mail")
record OutgoingMailSettings(
        @Nullable String tokenKey,
        @DefaultValue List<String> previousTokenKeys,
        @DefaultValue("300") int ratePerDomain,
        @DefaultValue("true") boolean worker) {

    private static final int SHORTEST_KEY = 32;

    /** @throws IllegalStateException if the secret is missing or too short */
    byte[] requiredTokenKey() {
        return key("charterflow.mail.token-key", tokenKey == null ? "" : tokenKey);
    }

    /** @throws IllegalStateException if one of them is too short to be a secret */
    List<byte[]> otherTokenKeys() {
        return previousTokenKeys.stream()
                .filter(key -> !key.isBlank())
                .map(key -> key("charterflow.mail.previous-token-keys", key))
                .toList();
    }

    private static byte[] key(String setting, String secret) {
        byte[] key = secret.getBytes(StandardCharsets.UTF_8);
        if (key.length < SHORTEST_KEY) {
            throw new IllegalStateException(setting + " must be a secret of at least " + SHORTEST_KEY + " bytes");
        }
        return key;
    }
}
