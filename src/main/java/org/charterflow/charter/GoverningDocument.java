package org.charterflow.charter;

import java.time.Instant;
import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * One version of a governing document (组织文件).
 *
 * @param id this version
 * @param alliance alliance id
 * @param name which document it is a version of, such as {@code charter} or {@code application-form}
 * @param version version as the document names itself, such as {@code 1}
 * @param title title
 * @param sha256 SHA-256 of both texts, lower-case hex
 * @param effectiveFrom the first instant at which this version is in force; expected only, while it is announced
 * @param effectiveUntil the first instant at which the next version is in force; null where none has a fixed day
 * @param announced whether it is adopted and its day not fixed yet
 * @param resolution number of the resolution that adopted it; null where it came with the files of {@code charters/}
 */
public record GoverningDocument(
        UUID id,
        String alliance,
        String name,
        String version,
        Bilingual title,
        String sha256,
        Instant effectiveFrom,
        @Nullable Instant effectiveUntil,
        boolean announced,
        @Nullable String resolution) {}
