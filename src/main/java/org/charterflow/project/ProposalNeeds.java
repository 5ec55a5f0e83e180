package org.charterflow.project;

import java.util.List;
import java.util.Optional;
import org.charterflow.alliance.Organs;
import org.charterflow.casefile.CaseNeeds;
import org.charterflow.casefile.Need;
import org.charterflow.charter.Waiting;
import org.charterflow.language.Bilingual;
import org.springframework.stereotype.Component;

/** What a proposal still needs, from whom, until when, by which article. */
@Component
class ProposalNeeds implements CaseNeeds {

    private static final Bilingual PROPOSER = Bilingual.of("发起单位", "the proposing member");
    private static final Bilingual MEMBERS = Bilingual.of("会员单位", "members");
    private static final Bilingual SECRETARIAT = Bilingual.of("秘书处", "the secretariat");

    private final ProposalStore store;
    private final Organs organs;

    ProposalNeeds(ProposalStore store, Organs organs) {
        this.store = store;
        this.organs = organs;
    }

    @Override
    public boolean concerns(String kind) {
        return kind.equals(ProposalIntake.KIND);
    }

    @Override
    public List<Need> needs(String alliance, String caseNumber) {
        return store.find(caseNumber)
                .filter(proposal -> proposal.alliance.equals(alliance))
                .flatMap(this::need)
                .map(List::of)
                .orElse(List.of());
    }

    private Optional<Need> need(Proposal proposal) {
        return switch (proposal.state()) {
            case TO_BE_COMPLETED -> need(proposal, PROPOSER, missing(proposal));
            case SEEKING_SUPPORT -> need(proposal, MEMBERS, support(proposal));
            case TO_BE_ASSIGNED ->
                need(proposal, SECRETARIAT, Bilingual.of("确定审议机构", "to decide which organ considers the proposal"));
            case IN_DISCUSSION ->
                need(
                        proposal,
                        organs.get(proposal.alliance, proposal.organ()).name(),
                        Bilingual.of("讨论并提出意见", "to discuss it and to comment"));
            case RECEIVED,
                    COMPLETE,
                    EXCEPTION_BEFORE_ORGAN,
                    OPINION_ASKED,
                    BEFORE_ORGAN,
                    PASSED,
                    BEFORE_BOARD,
                    REGISTERED,
                    REFUSED,
                    LAPSED,
                    REJECTED,
                    WITHDRAWN -> Optional.empty();
        };
    }

    private static Optional<Need> need(Proposal proposal, Bilingual who, Bilingual what) {
        Waiting waiting = proposal.progress().waiting();
        return Optional.of(
                waiting == null
                        ? new Need(what, who, null, null, false, null)
                        : new Need(
                                what,
                                who,
                                waiting.until(),
                                waiting.article(),
                                waiting.provisional(),
                                waiting.counting()));
    }

    private Bilingual support(Proposal proposal) {
        Bilingual standing = store.standing(proposal).words();
        return Bilingual.of("支持该立项申请（" + standing.zh() + "）", "to support the proposal (" + standing.en() + ")");
    }

    private static Bilingual missing(Proposal proposal) {
        List<Bilingual> messages = proposal.progress().findings().stream()
                .map(finding -> finding.message())
                .toList();
        return Bilingual.of(
                "补正：" + String.join("；", messages.stream().map(Bilingual::zh).toList()),
                "to complete: "
                        + String.join("; ", messages.stream().map(Bilingual::en).toList()));
    }
}
