package org.charterflow.project;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Organ;
import org.charterflow.alliance.Organs;
import org.charterflow.casefile.Act;
import org.charterflow.casefile.Finding;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.Periods;
import org.charterflow.charter.Waiting;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which organ decides: the proposer proposes a group, the secretariat decides; at intake it may return the proposal. */
@Service
public class ProposalAssignment {

    private final Proposals proposals;
    private final ProposalStore store;
    private final Alliances alliances;
    private final Organs organs;
    private final Periods periods;
    private final ProposalBriefings briefings;
    private final Clock clock;

    ProposalAssignment(
            Proposals proposals,
            ProposalStore store,
            Alliances alliances,
            Organs organs,
            Periods periods,
            ProposalBriefings briefings,
            Clock clock) {
        this.proposals = proposals;
        this.store = store;
        this.alliances = alliances;
        this.organs = organs;
        this.periods = periods;
        this.briefings = briefings;
        this.clock = clock;
    }

    /**
     * What the secretariat decides.
     *
     * @param decision {@code assign} or {@code return}
     * @param organ the organ that decides; null takes the only one there is
     * @param opinionOrgan the group that gives its opinion first; null for none
     * @param note what is to be put right, where it is returned
     */
    public record Conclusion(
            String decision,
            @Nullable String organ,
            @Nullable String opinionOrgan,
            @Nullable String note,
            String userId) {}

    /** The cases that a group was to consider and that it can consider no more, now that it is dissolved. */
    public List<String> leftBy(String alliance, String group) {
        return store.before(alliance, group).stream()
                .map(proposal -> proposal.caseNumber)
                .toList();
    }

    /** @return until when the secretariat should have decided */
    @Transactional
    public Instant await(String caseNumber) {
        Proposal proposal = proposals.get(caseNumber);
        Deadline due = periods.ofCase(proposal.caseNumber).forward(proposal.alliance, "review", clock.instant());
        proposal.awaitAssignment(Waiting.until(due));
        proposals.save(proposal, Act.engine("assignment-awaited", due.citation().toString()));
        return due.at();
    }

    /** The text of the secretariat's task. */
    public String briefing(String caseNumber) {
        Proposal proposal = proposals.get(caseNumber);
        return briefings.assignment(
                proposal, store.standing(proposal), deciding(proposal), opining(proposal), store.sameTitle(proposal));
    }

    /** The group the proposer proposed, else the only one that may decide; empty text where nobody can say. */
    public String suggested(String caseNumber) {
        Proposal proposal = proposals.get(caseNumber);
        List<Organ> possible = deciding(proposal);
        return proposed(proposal, possible)
                .or(() -> possible.size() == 1 ? Optional.of(possible.get(0)) : Optional.empty())
                .map(Organ::id)
                .orElse("");
    }

    /** The group whose opinion the proposer proposed, or the only one there is; empty text where there is none. */
    public String suggestedOpinion(String caseNumber) {
        Proposal proposal = proposals.get(caseNumber);
        List<Organ> possible = opining(proposal);
        return proposed(proposal, possible)
                .or(() -> possible.size() == 1 ? Optional.of(possible.get(0)) : Optional.empty())
                .map(Organ::id)
                .orElse("");
    }

    /**
     * What the secretariat's decision leads to.
     *
     * @param exceptionNeeded whether the organ has to admit the proposal with fewer supporters first
     * @param opinionAsked whether a group gives its opinion first
     */
    public record Assigned(boolean exceptionNeeded, boolean opinionAsked) {}

    /**
     * @throws RuleViolation if the organ named cannot decide, no longer exists, or the proposal may not be returned
     */
    @Transactional
    public Assigned conclude(String caseNumber, Conclusion conclusion) {
        Proposal proposal = proposals.get(caseNumber);
        switch (conclusion.decision()) {
            case "assign" -> assign(proposal, conclusion);
            case "return" -> giveBack(proposal, conclusion);
            default ->
                throw RuleViolation.invalid(
                        "assignmentDecision",
                        "assignment-decision",
                        Bilingual.of("请选择交付审议或退回", "choose whether to assign or to return it"));
        }
        return new Assigned(
                !store.standing(proposal).isEnough() && !proposal.progress().exceptionAdmitted(),
                proposal.progress().opinionOrgan() != null);
    }

    private void assign(Proposal proposal, Conclusion conclusion) {
        String organ = conclusion.organ();
        List<Organ> possible = deciding(proposal);
        Organ deciding = organ == null && possible.size() == 1
                ? possible.get(0)
                : choose("organ", organ, possible, proposal.rule().article());
        String opinion = conclusion.opinionOrgan();
        if (opinion != null) {
            choose("opinionOrgan", opinion, opining(proposal), proposal.rule().article());
        }
        proposal.assign(deciding.id(), opinion);
        proposals.save(
                proposal,
                Act.task(
                        conclusion.userId(),
                        "proposal-assigned",
                        proposal.rule().article()),
                Map.of("organ", deciding.name()));
    }

    private void giveBack(Proposal proposal, Conclusion conclusion) {
        String note = conclusion.note();
        if (!proposal.rule().secretariatTakesIn()) {
            throw new RuleViolation(
                    "assignmentDecision",
                    "secretariat-takes-in",
                    proposal.rule().article(),
                    Bilingual.of(
                            "章程未赋予秘书处审查立项申请的职责，请交付审议",
                            "the charter does not have the secretariat examine proposals; assign it"),
                    RuleViolation.Kind.CONFLICT);
        }
        if (note == null) {
            throw RuleViolation.invalid(
                    "assignmentNote", "required", Bilingual.of("退回须说明理由", "a return says what is to be put right"));
        }
        String article = proposal.rule().article();
        proposal.returned(List.of(Finding.wrong("proposal", "returned", article, Bilingual.same(note))));
        proposals.save(proposal, Act.task(conclusion.userId(), "proposal-returned", article), Map.of("note", note));
    }

    private List<Organ> deciding(Proposal proposal) {
        return possible(proposal.alliance, proposal.rule().decidingOrgan());
    }

    private List<Organ> opining(Proposal proposal) {
        return possible(proposal.alliance, proposal.rule().opinionOrgan());
    }

    /** The organ of this id, or the groups of this kind that are at work. */
    private List<Organ> possible(String alliance, @Nullable String organOrKind) {
        AllianceProfile profile = alliances.get(alliance);
        return organs.of(alliance).stream()
                .filter(organ -> organ.id().equals(organOrKind)
                        || profile.organ(organ.id()).isEmpty()
                                && organ.kind().id().equals(organOrKind))
                .toList();
    }

    private static Optional<Organ> proposed(Proposal proposal, List<Organ> possible) {
        String wanted = proposal.answer(Fields.GROUP);
        return possible.stream()
                .filter(organ -> organ.id().equals(wanted)
                        || organ.name().zh().equals(wanted)
                        || organ.name().en().equalsIgnoreCase(wanted))
                .findFirst();
    }

    private static Organ choose(String field, @Nullable String organ, List<Organ> possible, String article) {
        return possible.stream()
                .filter(each -> each.id().equals(organ))
                .findFirst()
                .orElseThrow(() -> {
                    String ids =
                            String.join(", ", possible.stream().map(Organ::id).toList());
                    return new RuleViolation(
                            field,
                            "organ-at-work",
                            article,
                            Bilingual.of("请填写现有机构的编号：" + ids, "give the id of an organ at work: " + ids),
                            RuleViolation.Kind.INVALID);
                });
    }
}
