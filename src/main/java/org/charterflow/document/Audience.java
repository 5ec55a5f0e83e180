package org.charterflow.document;

/** Who may read a document; each audience includes the ones below it. The secretariat and its auditors always may. */
public enum Audience {
    /** Everybody. */
    PUBLIC,
    /** The members of the alliance. */
    MEMBERS,
    /** Those who sit in an organ of the alliance or hold an office. */
    ORGAN,
    /** The secretariat alone. */
    SECRETARIAT
}
