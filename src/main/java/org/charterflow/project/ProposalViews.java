package org.charterflow.project;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.ApplicationForm;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Representatives;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** A proposal as those who take part in its alliance see it. */
@Service
public class ProposalViews {

    private final ProposalStore store;
    private final Alliances alliances;
    private final Members members;
    private final Representatives representatives;

    ProposalViews(ProposalStore store, Alliances alliances, Members members, Representatives representatives) {
        this.store = store;
        this.alliances = alliances;
        this.members = members;
        this.representatives = representatives;
    }

    /**
     * A proposal and where its support stands.
     *
     * @param version counts the texts that supporters were asked for
     * @param answers by field of the project form
     * @param needed how many supporters are needed; null before the table was asked
     * @param supporters the members that support this version
     * @param until until when the present step is awaited; null where no period runs
     * @param counting how that was counted
     * @param proposing whether the viewer's unit proposes it
     * @param supporting whether the viewer's unit supports it
     */
    public record View(
            String caseNumber,
            String alliance,
            ProposalState state,
            Bilingual title,
            Bilingual proposer,
            int version,
            Map<String, String> answers,
            @Nullable Integer needed,
            List<Bilingual> supporters,
            @Nullable Instant until,
            @Nullable Bilingual counting,
            @Nullable Bilingual standing,
            List<Comment> comments,
            boolean proposing,
            boolean supporting) {}

    /**
     * @param userId whose view it is
     * @throws RuleViolation not found, if the alliance has no such proposal
     */
    public View of(String alliance, String caseNumber, @Nullable String userId) {
        Proposal proposal = store.get(caseNumber);
        if (!proposal.alliance.equals(alliance)) {
            throw RuleViolation.notFound(
                    "caseNumber", Bilingual.of("没有立项申请 " + caseNumber, "there is no proposal " + caseNumber));
        }
        var unit = userId == null
                ? null
                : representatives
                        .byUserId(userId)
                        .map(person -> person.member())
                        .orElse(null);
        Proposal.Progress progress = proposal.progress();
        SupportStanding standing = progress.rule() == null ? null : store.standing(proposal);
        return new View(
                caseNumber,
                alliance,
                proposal.state(),
                proposal.title(),
                members.get(proposal.proposer).name(),
                proposal.version(),
                progress.answers(),
                standing == null ? null : standing.needed(),
                standing == null
                        ? List.of()
                        : standing.supporters().stream()
                                .map(supporter -> members.get(supporter).name())
                                .toList(),
                progress.waiting() == null ? null : progress.waiting().until(),
                progress.waiting() == null ? null : progress.waiting().counting(),
                standing == null ? null : standing.words(),
                store.comments(caseNumber),
                proposal.proposer.equals(unit),
                unit != null && standing != null && standing.supports(unit));
    }

    /** The form with the answers, for a page to show. */
    public List<ApplicationForm.Field> fields(String alliance) {
        return alliances.projectForm(alliance).fields();
    }
}
