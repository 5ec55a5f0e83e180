package org.charterflow.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A piece of evidence on a delivery.
 *
 * @param at when it was put on record
 * @param what what it shows
 * @param text the mail server's words, or a person's
 * @param recordedBy who put it on record; null for the mail servers' own words
 */
public record Evidence(
        Instant at, What what, String text, @Nullable String recordedBy) {

    /** What a piece of evidence shows. */
    public enum What {
        SENT,
        DEFERRED,
        FAILED,
        BOUNCED,
        /** A mail server on the way says that it is still trying. */
        DELAYED,
        REACHED_OTHERWISE
    }
}
