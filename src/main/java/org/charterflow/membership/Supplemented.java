package org.charterflow.membership;

/** What came of something that was sent within a case. */
public enum Supplemented {
    /** Answers that were asked for; all of them were understood. */
    UNDERSTOOD,
    /** Answers that were asked for; a person has to transcribe some. */
    NOT_UNDERSTOOD,
    /** The documents that were to be signed. */
    SIGNED,
    /** Something nobody waits for: a person has to read it. */
    TO_BE_READ
}
