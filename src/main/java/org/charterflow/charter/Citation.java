package org.charterflow.charter;

import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * Where a rule stands.
 *
 * @param article article id, such as {@code OSCAR-12}; {@code MODEL-…} for a model rule
 * @param reading id of the reading the rule rests on, such as {@code R-OSCAR-3}; null when the text is plain
 */
public record Citation(String article, @Nullable String reading) {

    private static final String AS_READ_IN = " as read in ";

    /** Whether the rule is a model rule and not the alliance's own. */
    public boolean model() {
        return article.startsWith("MODEL-");
    }

    /** Such as {@code OSCAR-12，按解释R-OSCAR-3} and {@code OSCAR-12 as read in R-OSCAR-3}. */
    public Bilingual words() {
        return Bilingual.of(reading == null ? article : article + "，按解释" + reading, toString());
    }

    /** For programs and records, such as {@code OSCAR-12 as read in R-OSCAR-3}. */
    @Override
    public String toString() {
        return reading == null ? article : article + AS_READ_IN + reading;
    }
}
