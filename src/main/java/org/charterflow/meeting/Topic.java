package org.charterflow.meeting;

import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A topic as somebody proposes it.
 *
 * @param explanation null for none
 * @param matter what is decided; null unless it is a decision, as is {@code question}
 * @param interestedMember number of the member unit it is about, whose interest is shown or recused; null for none
 */
public record Topic(
        Bilingual title,
        @Nullable String explanation,
        ItemKind kind,
        @Nullable String matter,
        @Nullable Bilingual question,
        @Nullable String interestedMember) {}
