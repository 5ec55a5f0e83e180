package org.charterflow.project;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.ApplicationForm;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Representative;
import org.charterflow.casefile.Act;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.casefile.Reason;
import org.charterflow.charter.Decision;
import org.charterflow.charter.DecisionTables;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes proposals in: puts them on record, acknowledges them, and asks the table whether this member may propose. */
@Service
public class ProposalIntake {

    /** The kind of its cases. */
    static final String KIND = "project-initiation";

    private final Alliances alliances;
    private final Members members;
    private final CaseFiles cases;
    private final DecisionTables tables;
    private final ProposalStore store;
    private final Proposals proposals;
    private final ProjectNotices notices;
    private final Clock clock;

    ProposalIntake(
            Alliances alliances,
            Members members,
            CaseFiles cases,
            DecisionTables tables,
            ProposalStore store,
            Proposals proposals,
            ProjectNotices notices,
            Clock clock) {
        this.alliances = alliances;
        this.members = members;
        this.cases = cases;
        this.tables = tables;
        this.store = store;
        this.proposals = proposals;
        this.notices = notices;
        this.clock = clock;
    }

    /** Puts a proposal on record under a new case number. */
    @Transactional
    public String receive(NewProposal incoming) {
        Representative by = incoming.by();
        Bilingual title = new Proposal(
                        "", by.alliance(), by.member(), "", clock.instant(), incoming.answers(), List.of())
                .title();
        String caseNumber =
                cases.open(by.alliance(), KIND, Bilingual.of("立项申请：" + title.zh(), "Project proposal: " + title.en()));
        Proposal proposal = new Proposal(
                caseNumber,
                by.alliance(),
                by.member(),
                incoming.channel(),
                clock.instant(),
                incoming.answers(),
                incoming.remarks());
        store.add(proposal);
        proposals.record(
                proposal,
                new Act(by.userId(), incoming.channel(), "proposal-received", null),
                Map.of("title", title, "proposer", members.get(by.member()).name()));
        return caseNumber;
    }

    /** Tells the proposer the case number and what was understood, and names what else bears the same title. */
    @Transactional
    public void acknowledge(String caseNumber) {
        Proposal proposal = proposals.get(caseNumber);
        List<Proposal> same = store.sameTitle(proposal);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("receivedAt", proposal.receivedAt);
        model.put("answers", answers(proposal));
        model.put("sameTitle", same.stream().map(other -> other.caseNumber).toList());
        notices.toProposer(proposal, "proposal-received", model, List.of(), ProjectNotices.proposal());
        proposals.record(
                proposal,
                Act.engine("proposal-acknowledged", null),
                Map.of("sameTitle", same.stream().map(other -> other.caseNumber).toList()));
    }

    /** The input of the decision {@code project-initiation}: the proposer's class; null once it is no member. */
    public @Nullable String memberClass(String caseNumber) {
        return members.find(proposals.get(caseNumber).proposer)
                .filter(member -> member.isMember() && member.endedOn() == null)
                .map(member -> member.memberClass())
                .orElse(null);
    }

    /** Puts the answer of the table on record. */
    @Transactional
    public InitiationRule recordRule(String caseNumber, Decision decision) {
        Proposal proposal = proposals.get(caseNumber);
        InitiationRule rule = InitiationRule.of(decision);
        proposal.rule(rule);
        proposals.save(
                proposal,
                Act.engine("initiation-rule-found", rule.article()),
                Map.of("mayPropose", rule.mayPropose(), "table", decision.version()));
        return rule;
    }

    /** The member may not propose: reason and article to its representative. */
    @Transactional
    public void refuse(String caseNumber) {
        Proposal proposal = proposals.get(caseNumber);
        InitiationRule rule = proposal.rule();
        proposal.refuse(new Reason(rule.reason(), rule.article()), clock.instant());
        proposals.save(proposal, Act.engine("proposal-refused", rule.article()));
        notices.toProposer(
                proposal,
                "proposal-refused",
                Map.of("reason", rule.reason(), "article", rule.article()),
                List.of(),
                null);
    }

    /** Why somebody who represents no member cannot propose: reason and article by the table. */
    public RuleViolation notEntitled(String alliance) {
        Map<String, @Nullable String> nobody = new HashMap<>();
        nobody.put("memberClass", null);
        Decision decision = tables.evaluate(alliance, "project-initiation", nobody);
        return new RuleViolation(
                "proposer",
                "member-may-propose",
                decision.citation().toString(),
                decision.reason(),
                RuleViolation.Kind.FORBIDDEN);
    }

    private List<Map<String, Object>> answers(Proposal proposal) {
        ApplicationForm form = alliances.projectForm(proposal.alliance);
        return ProposalWords.answers(form, proposal);
    }
}
