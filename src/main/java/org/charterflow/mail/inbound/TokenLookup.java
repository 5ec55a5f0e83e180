package org.charterflow.mail.inbound;

import java.util.Collection;
import java.util.Optional;
import org.charterflow.mail.Token;
import org.jspecify.annotations.Nullable;

/** Where tokens are looked up: the server asks its database, a dry run has only the token's own looks. */
interface TokenLookup {

    /**
     * @param token what was found, expired or not; empty for none of ours
     * @param unsettled why it cannot be told here; null where it can
     */
    record Answer(Optional<Token> token, @Nullable String unsettled) {

        static Answer of(Optional<Token> token) {
            return new Answer(token, null);
        }

        static Answer unsettled(String reason) {
            return new Answer(Optional.empty(), reason);
        }
    }

    /** What stands behind the plus of an address, in lower case. */
    Answer inAddress(String word);

    /** The same, with what stands in these addresses looked up at once. */
    default TokenLookup together(Collection<String> words) {
        return this;
    }

    /** The token that a mail of ours carried; its Message-ID is known to its addressee alone. */
    Answer ofMessage(String alliance, String messageId);
}
