package org.charterflow.meeting;

import java.util.List;
import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A topic as somebody proposes it.
 *
 * @param explanation null for none
 * @param matter what is decided; null unless it is a decision, as is {@code question}
 * @param papers ids of documents of the alliance
 */
public record Topic(
        Bilingual title,
        @Nullable String explanation,
        ItemKind kind,
        @Nullable String matter,
        @Nullable Bilingual question,
        List<UUID> papers) {

    public Topic {
        papers = List.copyOf(papers);
    }
}
