package org.charterflow.membership;

import org.charterflow.language.Bilingual;

/**
 * Something the dossier still lacks, or that cannot be right.
 *
 * @param field the field or attachment at fault, by its key
 * @param rule the rule it meets, kebab-case
 * @param article the article that demands it
 * @param kind whether it is absent or wrong
 * @param message what is needed, in words for the applicant
 */
record Finding(String field, String rule, String article, Kind kind, Bilingual message) {

    /** Whether something is absent or wrong. */
    enum Kind {
        MISSING,
        WRONG
    }

    static Finding missing(String field, String article, Bilingual message) {
        return new Finding(field, "required", article, Kind.MISSING, message);
    }

    static Finding wrong(String field, String rule, String article, Bilingual message) {
        return new Finding(field, rule, article, Kind.WRONG, message);
    }
}
