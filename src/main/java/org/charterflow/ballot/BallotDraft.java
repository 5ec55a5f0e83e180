package org.charterflow.ballot;

import java.util.List;
import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A question about to be put to an organ.
 *
 * @param alliance id of the alliance
 * @param caseNumber the case that needs the decision
 * @param organ id of the organ that decides
 * @param matter what is decided, one of the matters of the {@code voting-rule} table
 * @param question the exact text put to the vote
 * @param papers ids of the documents that belong to the question, in their order
 * @param interestedMember the member unit the question is about; null where it is about none
 */
public record BallotDraft(
        String alliance,
        String caseNumber,
        String organ,
        String matter,
        Bilingual question,
        List<UUID> papers,
        @Nullable UUID interestedMember) {

    public BallotDraft {
        papers = List.copyOf(papers);
    }
}
