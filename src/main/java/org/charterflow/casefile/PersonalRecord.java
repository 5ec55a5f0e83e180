package org.charterflow.casefile;

import java.time.Instant;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * Something that is kept of a person.
 *
 * @param kind which of {@link PersonalRecords#kinds()}
 * @param id what it is called there
 * @param what what it is, in words, without the data itself
 * @param caseNumber the case it belongs to; null where it belongs to none
 * @param over when the purpose it is kept for ended; null while it goes on
 * @param stays why it is kept for good; null where it may go after retention
 */
public record PersonalRecord(
        String kind,
        String id,
        Bilingual what,
        @Nullable String caseNumber,
        @Nullable Instant over,
        @Nullable Bilingual stays) {}
