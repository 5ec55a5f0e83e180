package org.charterflow.mail.inbound;

import org.charterflow.mail.Token;
import org.jspecify.annotations.Nullable;

/** What a mail is about, by its address and by the mail it answers. */
sealed interface Correlation {

    /** How it was found out, for operators. */
    String word();

    /**
     * A purpose is known.
     *
     * @param token the token that said so; null for a fixed address
     */
    record Known(String purpose, @Nullable Token token) implements Correlation {

        @Override
        public String word() {
            return token == null ? "fixed-address" : "token";
        }

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
    record WrongToken() implements Correlation {

        @Override
        public String word() {
            return "wrong-token";
        }
    }

    /** The address carries a token whose time is over. */
    record ExpiredToken(Token token) implements Correlation {

        @Override
        public String word() {
            return "expired-token";
        }
    }

    /** Valid tokens of several cases. */
    record Ambiguous() implements Correlation {

        @Override
        public String word() {
            return "several-tokens";
        }
    }

    /** Neither token nor answered mail nor a fixed address. */
    record Unknown() implements Correlation {

        @Override
        public String word() {
            return "nothing-known";
        }
    }

    /**
     * Only the store knows; never with the server, which has it.
     *
     * @param reason the word for operators
     */
    record Unsettled(String reason) implements Correlation {

        @Override
        public String word() {
            return reason;
        }
    }
}
