package org.charterflow.alliance;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.charterflow.language.Bilingual;

/** Who receives an alliance's fees, as an invoice names it. */
public record Payee(Kind kind, Bilingual name, Bilingual bank, String account, String article) {

    /** Whose account it is. */
    public enum Kind {
        @JsonProperty("alliance")
        ALLIANCE,
        /** A third party that holds the money for the alliance. */
        @JsonProperty("escrow")
        ESCROW
    }
}
