package org.charterflow.duty;

import java.time.LocalDateTime;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * An event as the secretariat puts it in.
 *
 * @param organ who holds it; null for a plenary meeting
 * @param starts in the alliance's zone
 * @param ends in the alliance's zone, after it starts
 * @param open whether everybody may know of it, or the members alone
 */
public record NewEvent(
        Duty.Kind kind,
        @Nullable String organ,
        Bilingual title,
        LocalDateTime starts,
        LocalDateTime ends,
        @Nullable String place,
        boolean open) {}
