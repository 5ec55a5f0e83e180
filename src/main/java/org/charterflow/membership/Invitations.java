package org.charterflow.membership;

import static org.charterflow.sql.Instants.utc;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.Periods;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Links by which a new representative sets a password: each works once and for a while; only its hash is kept. */
@Service
public class Invitations {

    private static final int BYTES = 24;
    private static final String OPEN = "token_hash = :hash and used_at is null and expires_at > :now";

    private final JdbcClient jdbc;
    private final Periods periods;
    private final Clock clock;
    private final String baseUrl;
    private final SecureRandom random = new SecureRandom();

    Invitations(JdbcClient jdbc, Periods periods, Clock clock, Environment settings) {
        this.jdbc = jdbc;
        this.periods = periods;
        this.clock = clock;
        this.baseUrl = settings.getRequiredProperty("charterflow.base-url");
    }

    /** A link, and until when it works. */
    record Invitation(String userId, String url, Bilingual until) {

        /** What the mail {@code account-invitation} says of it. */
        Map<String, Object> model() {
            return Map.of("userId", userId, "setPasswordUrl", url, "counting", until);
        }
    }

    /** @param caseNumber the case by which somebody gets an account; null for a roster */
    Invitation invite(String alliance, @Nullable String caseNumber, String userId) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(secret);
        Deadline expires = periods.forward(alliance, "set-password", clock.instant());
        jdbc.sql("""
            insert into account_invitation (token_hash, alliance, case_number, user_id, expires_at)
            values (:hash, :alliance, :case, :user, :expires)
            """)
                .param("hash", hash(token))
                .param("alliance", alliance)
                .param("case", caseNumber)
                .param("user", userId)
                .param("expires", utc(expires.at()))
                .update();
        return new Invitation(userId, baseUrl + "/account/password/" + token, expires.explanation());
    }

    /** Whose password a link may set; empty for one that is unknown, used or over. */
    public Optional<String> userOf(String token) {
        return jdbc.sql("select user_id from account_invitation where " + OPEN)
                .param("hash", hash(token))
                .param("now", utc(clock.instant()))
                .query(String.class)
                .optional();
    }

    /**
     * Uses a link up, so that of two at the same time one succeeds.
     *
     * @return whose password may be set now; empty if it may not (any more)
     */
    @Transactional
    public Optional<String> use(String token) {
        return jdbc.sql("update account_invitation set used_at = :now where " + OPEN + " returning user_id")
                .param("hash", hash(token))
                .param("now", utc(clock.instant()))
                .query(String.class)
                .optional();
    }

    private static String hash(String token) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
