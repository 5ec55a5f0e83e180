package org.charterflow.language;

import org.jspecify.annotations.Nullable;

/**
 * What somebody asked for is against a rule. Nothing has been changed; the surrounding transaction rolls back. Every
 * door tells it in its own manner: the API as a problem detail (RFC 9457), a page as a sentence, a mail as an answer.
 */
public final class RuleViolation extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What kind of mistake it is; the API answers with the status code of the same meaning. */
    public enum Kind {
        /** There is no such thing, or none the caller may know of. */
        NOT_FOUND,
        /** A value is missing, malformed or outside its range. */
        INVALID,
        /** The state of things does not allow it (any more, or yet). */
        CONFLICT,
        /** The caller is known but not entitled. */
        FORBIDDEN,
        /** A file or a message exceeds its limit. */
        TOO_LARGE,
        /** A file or a message has a type that is not accepted. */
        UNSUPPORTED,
        /** Something the act needs cannot be reached; it may be tried again. */
        UNAVAILABLE
    }

    private final String field;
    private final String rule;
    private final @Nullable String article;
    private final Bilingual explanation;
    private final Kind kind;

    /**
     * @param field the input at fault as the caller knows it (form key, JSON name, path variable)
     * @param rule the rule as a stable kebab-case word that programs may compare
     * @param article the article that says so, such as {@code OSCAR-12}; null for a rule of the platform
     * @param message what is wrong and what would be right, for people
     * @param kind the kind of mistake
     */
    public RuleViolation(String field, String rule, @Nullable String article, Bilingual message, Kind kind) {
        super(message.zh() + " " + message.en());
        this.field = field;
        this.rule = rule;
        this.article = article;
        this.explanation = message;
        this.kind = kind;
    }

    /** There is no such thing, or none the caller may know of: both are told in the same words. */
    public static RuleViolation notFound(String field, Bilingual message) {
        return new RuleViolation(field, "not-found", null, message, Kind.NOT_FOUND);
    }

    /** A value that is missing, malformed or outside its range. */
    public static RuleViolation invalid(String field, String rule, Bilingual message) {
        return new RuleViolation(field, rule, null, message, Kind.INVALID);
    }

    public String field() {
        return field;
    }

    public String rule() {
        return rule;
    }

    public @Nullable String article() {
        return article;
    }

    /** What is wrong and what would be right, in both languages. */
    public Bilingual explanation() {
        return explanation;
    }

    public Kind kind() {
        return kind;
    }
}
