package org.charterflow.ballot;

import java.util.UUID;

/**
 * A document that belongs to a question, as it was when the vote opened.
 *
 * @param document id of the stored document
 * @param name its file name
 * @param sha256 SHA-256 of its bytes, lower-case hexadecimal
 */
public record Paper(UUID document, String name, String sha256) {}
