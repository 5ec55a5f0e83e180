package org.charterflow.mail;

import static org.charterflow.sql.Instants.instantOrNull;
import static org.charterflow.sql.Instants.utc;
import static org.charterflow.sql.Instants.utcOrNull;

import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tokens for answers by mail and by link: 34 characters of lower-case base 32, sealed with an HMAC over purpose,
 * alliance, case, subject and expiry. A reply address is {@code <purpose>+<token>@<domain>}, a link
 * {@code <base-url>/r/<token>}.
 */
@Service
public class Tokens {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final Seal seal;
    private final SecureRandom random = new SecureRandom();

    Tokens(JdbcClient jdbc, Clock clock, Seal seal) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.seal = seal;
    }

    /**
     * Issues a token.
     *
     * @param subject for whom: a seat's id, an addressee's key
     * @param expires until when it may be used; null for no end
     */
    @Transactional
    public String issue(
            String purpose, String alliance, @Nullable String caseNumber, String subject, @Nullable Instant expires) {
        Token token = new Token(purpose, alliance, caseNumber, subject, cut(expires));
        return text(issue(token, List.of(subject)).get(0), seal.currentKey(), token);
    }

    /** What a token says, in whatever case it is written; empty if it is none of ours or has expired. */
    public Optional<Token> read(String token) {
        return inspect(token).filter(found -> !found.expiredAt(clock.instant()));
    }

    /** As {@link #read}, but expired tokens too: to tell somebody that they are late. */
    public Optional<Token> inspect(String token) {
        return Optional.ofNullable(inspect(List.of(token)).get(token));
    }

    /** As {@link #inspect(String)}, for many by one statement; what is none of ours is not in it. */
    public Map<String, Token> inspect(Collection<String> tokens) {
        Map<String, Long> ids = new HashMap<>();
        for (String token : tokens) {
            @Nullable Long id = seal.number(token);
            if (id != null) {
                ids.put(token, id);
            }
        }
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<Long, Token> issued = new HashMap<>();
        jdbc.sql("select * from reply_token where id = any(:ids)")
                .param("ids", ids.values().toArray(Long[]::new))
                .query(row -> {
                    issued.put(row.getLong("id"), map(row));
                });
        Map<String, Token> found = new HashMap<>();
        ids.forEach((token, id) -> {
            Token known = issued.get(id);
            if (known != null && seal.holds(token, id, meaning(known))) {
                found.put(token, known);
            }
        });
        return found;
    }

    /** Issues one token per subject, otherwise alike, by one statement; returns their ids in the order of subjects. */
    List<Long> issue(Token like, List<String> subjects) {
        Long[] ids = subjects.stream().map(subject -> random.nextLong()).toArray(Long[]::new);
        jdbc.sql("""
                        insert into reply_token (id, purpose, alliance, case_number, subject, expires_at, issued_at, key_id)
                        select id, :purpose, :alliance, :case, subject, :expires::timestamptz, :now, :key
                          from unnest(:ids::bigint[], :subjects::text[]) as t (id, subject)
                        """)
                .param("purpose", like.purpose())
                .param("alliance", like.alliance())
                .param("case", like.caseNumber())
                .param("expires", utcOrNull(like.expires()))
                .param("now", utc(clock.instant()))
                .param("key", seal.currentKey())
                .param("ids", ids)
                .param("subjects", subjects.toArray(String[]::new))
                .update();
        return List.of(ids);
    }

    /** The text of the token with this id, the same after a change of keys as long as the earlier key is kept. */
    String text(long id, int keyId, Token token) {
        return seal.put(keyId, id, meaning(token));
    }

    /** An instant as the database keeps it, so that a token reads as it was sealed. */
    static @Nullable Instant cut(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MICROS);
    }

    private static @Nullable String[] meaning(Token token) {
        return new @Nullable String[] {
            "reply",
            token.purpose(),
            token.alliance(),
            token.caseNumber(),
            token.subject(),
            token.expires() == null ? null : token.expires().toString()
        };
    }

    private static Token map(ResultSet row) throws SQLException {
        return new Token(
                row.getString("purpose"),
                row.getString("alliance"),
                row.getString("case_number"),
                row.getString("subject"),
                instantOrNull(row, "expires_at"));
    }
}
