package org.charterflow.casefile;

import java.time.Instant;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A case as it stands.
 *
 * @param number case number, such as {@code OSCAR-2026-0042}; also the business key in the engine
 * @param alliance id of the alliance
 * @param kind what the case is about, kebab-case, such as {@code membership-application}
 * @param title what people call it
 * @param state where it stands, kebab-case
 * @param stateLabel where it stands, in words
 * @param openedAt when it was opened
 * @param outcome how it ended, kebab-case; null while it runs. The words for it are then {@code stateLabel}.
 * @param closedAt when it ended; null while it runs
 */
public record CaseFile(
        String number,
        String alliance,
        String kind,
        Bilingual title,
        String state,
        Bilingual stateLabel,
        Instant openedAt,
        @Nullable String outcome,
        @Nullable Instant closedAt) {

    public boolean closed() {
        return closedAt != null;
    }
}
