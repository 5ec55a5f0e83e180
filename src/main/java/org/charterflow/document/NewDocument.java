package org.charterflow.document;

import org.jspecify.annotations.Nullable;

/**
 * A document as somebody hands it in. Nothing of it is believed: see {@link Documents#store}.
 *
 * @param alliance id of the alliance
 * @param caseNumber the case it belongs to; null where it belongs to none
 * @param name file name as given
 * @param mediaType media type as declared, parameters allowed
 * @param content the bytes; not copied, the caller leaves them as they are
 * @param audience who may read it
 */
@SuppressWarnings("ArrayRecordComponent")
public record NewDocument(
        String alliance,
        @Nullable String caseNumber,
        String name,
        String mediaType,
        byte[] content,
        Audience audience) {}
