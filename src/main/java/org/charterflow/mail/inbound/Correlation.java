package org.charterflow.mail.inbound;

import org.charterflow.mail.Token;
import org.jspecify.annotations.Nullable;

/** What a mail is about, by its address and by the mail it answers. */
sealed interface Correlation {

    /**
     * A purpose is known.
     *
     * @param token the token that said so; null for a fixed address
     */
    record Known(String purpose, @Nullable Token token) implements Correlation {

        @Nullable
        String caseNumber() {
            return token == null ? null : token.caseNumber();
        }

        @Nullable
        String subject() {
            return token == null ? null : token.subject();
        }
    }

    /** The address carries a token that is none of ours, or of another alliance. */
    record WrongToken() implements Correlation {}

    /** The address carries a token whose time is over. */
    record ExpiredToken(Token token) implements Correlation {}

    /** Valid tokens of several cases. */
    record Ambiguous() implements Correlation {}

    /** Neither token nor answered mail nor a fixed address. */
    record Unknown() implements Correlation {}

    /**
     * Only the store knows; never with the server, which has it.
     *
     * @param reason the word for operators
     */
    record Unsettled(String reason) implements Correlation {}
}
