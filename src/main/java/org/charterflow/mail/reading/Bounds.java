package org.charterflow.mail.reading;

import java.time.Duration;

/**
 * How much of a message is read before it is set aside.
 *
 * @param depth nested multiparts
 * @param parts leaves
 * @param headers fields of one entity
 * @param headerBytes bytes of one field
 * @param textCharacters of all texts together
 * @param tags of all HTML together
 * @param totalBytes of the message
 * @param time of the processor, for taking the message apart
 */
public record Bounds(
        int depth,
        int parts,
        int headers,
        int headerBytes,
        int textCharacters,
        int tags,
        int totalBytes,
        Duration time) {

    /** The bounds of stage 2: ample for people, tight for bombs. */
    public static final Bounds USUAL =
            new Bounds(20, 200, 1_000, 64 * 1_024, 1_024 * 1_024, 100_000, 25 * 1_024 * 1_024, Duration.ofSeconds(5));
}
