package org.charterflow.document;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document on record; its bytes come from {@link Documents#content}.
 *
 * @param id our own id; the file name is only for showing
 * @param alliance id of the alliance
 * @param caseNumber the case it belongs to; null where it belongs to none
 * @param name file name, without path, control or direction characters
 * @param mediaType media type as found in the bytes
 * @param size in bytes
 * @param sha256 SHA-256 of the bytes, 64 lower-case hexadecimal digits
 * @param audience who may read it
 * @param storedAt when it was stored
 */
public record StoredDocument(
        UUID id,
        String alliance,
        @Nullable String caseNumber,
        String name,
        String mediaType,
        long size,
        String sha256,
        Audience audience,
        Instant storedAt) {}
