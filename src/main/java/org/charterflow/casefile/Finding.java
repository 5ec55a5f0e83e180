package org.charterflow.casefile;

import org.charterflow.language.Bilingual;

/**
 * Something a dossier still lacks, or that cannot be right.
 *
 * @param field the field or attachment at fault, by its key
 * @param rule the rule it meets, kebab-case
 * @param article the article that demands it
 * @param kind whether it is absent or wrong
 * @param message what is needed, in words for whoever can give it
 */
public record Finding(String field, String rule, String article, Kind kind, Bilingual message) {

    /** Whether something is absent or wrong. */
    public enum Kind {
        MISSING,
        WRONG
    }

    public static Finding missing(String field, String article, Bilingual message) {
        return new Finding(field, "required", article, Kind.MISSING, message);
    }

    public static Finding wrong(String field, String rule, String article, Bilingual message) {
        return new Finding(field, rule, article, Kind.WRONG, message);
    }
}
