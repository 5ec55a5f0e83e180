package org.charterflow.mail.inbound;

import static org.charterflow.sql.Instants.instantOrNull;

import org.charterflow.mail.Token;
import org.charterflow.mail.Tokens;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The tokens this installation issued. */
@Component
class StoredTokens implements TokenLookup {

    private final Tokens tokens;
    private final JdbcClient jdbc;

    StoredTokens(Tokens tokens, JdbcClient jdbc) {
        this.tokens = tokens;
        this.jdbc = jdbc;
    }

    @Override
    public Answer inAddress(String word) {
        return Answer.of(tokens.inspect(word));
    }

    @Override
    public Answer ofMessage(String alliance, String messageId) {
        return Answer.of(jdbc.sql("""
                        select t.purpose, t.alliance, t.case_number, t.subject, t.expires_at
                          from delivery d join reply_token t on t.id = d.token
                         where d.message_id = :messageId and t.alliance = :alliance
                        """)
                .param("messageId", messageId)
                .param("alliance", alliance)
                .query((row, index) -> new Token(
                        row.getString("purpose"),
                        row.getString("alliance"),
                        row.getString("case_number"),
                        row.getString("subject"),
                        instantOrNull(row, "expires_at")))
                .optional());
    }
}
