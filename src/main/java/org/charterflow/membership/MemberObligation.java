package org.charterflow.membership;

import java.time.LocalDate;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * Something that binds a member beyond its membership.
 *
 * @param kind such as {@code confidentiality}
 * @param article where the charter says so
 * @param since from when, in the alliance's zone
 * @param content what it is
 * @param ends until when, in words: its end is an event and no date
 * @param charterVersion the version of the charter it is under; null where none was recorded
 */
public record MemberObligation(
        String kind,
        String article,
        LocalDate since,
        Bilingual content,
        Bilingual ends,
        @Nullable String charterVersion) {}
