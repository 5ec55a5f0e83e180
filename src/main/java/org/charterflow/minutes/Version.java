package org.charterflow.minutes;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Minutes as they were published; never changed.
 *
 * @param markdown the text, without what is confidential
 * @param sha256 SHA-256 of that text in UTF-8, lower-case hexadecimal
 * @param pdf the same as a PDF
 * @param archive the whole text as a PDF, for the secretariat; null where nothing is confidential
 * @param reason why the version before was corrected; null for the first
 */
public record Version(
        String caseNumber,
        int number,
        int revision,
        String markdown,
        String sha256,
        UUID pdf,
        @Nullable UUID archive,
        @Nullable String reason,
        String publishedBy,
        Instant publishedAt) {}
