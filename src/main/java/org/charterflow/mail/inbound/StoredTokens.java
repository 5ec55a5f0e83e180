package org.charterflow.mail.inbound;

import static org.charterflow.sql.Instants.instantOrNull;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
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
    public TokenLookup together(Collection<String> words) {
        Map<String, Token> found = tokens.inspect(words);
        return new TokenLookup() {
            @Override
            public Answer inAddress(String word) {
                return words.contains(word)
                        ? Answer.of(Optional.ofNullable(found.get(word)))
                        : StoredTokens.this.inAddress(word);
            }

            @Override
            public Answer ofMessage(String alliance, String messageId) {
                return StoredTokens.this.ofMessage(alliance, messageId);
            }
        };
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
