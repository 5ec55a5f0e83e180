package org.charterflow.duty;

import static org.charterflow.sql.Instants.utc;

import java.time.Clock;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.codec.digest.DigestUtils;
import org.charterflow.access.Groups;
import org.charterflow.access.Viewer;
import org.charterflow.mail.Token;
import org.charterflow.mail.Tokens;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The secret addresses of people's calendars: calendars cannot log in. Of each person the latest counts alone. */
@Service
public class CalendarTokens {

    private static final String PURPOSE = "calendar";

    private final Tokens tokens;
    private final ObjectProvider<Groups> groups;
    private final JdbcClient jdbc;
    private final Clock clock;

    CalendarTokens(Tokens tokens, ObjectProvider<Groups> groups, JdbcClient jdbc, Clock clock) {
        this.tokens = tokens;
        this.groups = groups;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A feed's reader. */
    public record Reader(String alliance, Viewer viewer) {}

    /** Gives a person a new token for one alliance's calendar; an earlier one opens nothing any more. */
    @Transactional
    public String renew(String alliance, String userId) {
        String token = tokens.issue(PURPOSE, alliance, null, userId, null);
        jdbc.sql("""
                        insert into calendar_feed (alliance, user_id, token_sha256, issued_at)
                        values (:alliance, :user, :hash, :now)
                        on conflict (alliance, user_id) do update set token_sha256 = :hash, issued_at = :now
                        """)
                .param("alliance", alliance)
                .param("user", userId)
                .param("hash", hash(token))
                .param("now", utc(clock.instant()))
                .update();
        return token;
    }

    /** Whose calendar the token opens; empty if it was replaced, or its person has left the alliance. */
    public Optional<Reader> read(String token) {
        return tokens.read(token)
                .filter(found -> found.purpose().equals(PURPOSE))
                .filter(found -> isLatest(found, token))
                .map(found -> new Reader(
                        found.alliance(),
                        new Viewer(found.subject(), groups.getObject().of(found.subject()))))
                .filter(reader -> reader.viewer().belongsTo(reader.alliance()));
    }

    private boolean isLatest(Token found, String token) {
        return jdbc.sql("""
                        select exists (select 1 from calendar_feed
                                        where alliance = :alliance and user_id = :user and token_sha256 = :hash)
                        """)
                .param("alliance", found.alliance())
                .param("user", found.subject())
                .param("hash", hash(token))
                .query(Boolean.class)
                .single();
    }

    private static String hash(String token) {
        return DigestUtils.sha256Hex(token.toLowerCase(Locale.ROOT));
    }
}
