package org.charterflow.group;

import java.time.LocalDate;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * What a group is to be, as proposed.
 *
 * @param endsOn the last day of a temporary group's life; null where it has none
 * @param task the task that a temporary group ends with; null where it has none
 */
public record GroupProposal(
        Bilingual name,
        String purpose,
        @Nullable LocalDate endsOn,
        @Nullable String task) {}
