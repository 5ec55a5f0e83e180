package org.charterflow.project;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Offices;
import org.charterflow.ballot.BallotDraft;
import org.charterflow.ballot.Ballots;
import org.charterflow.casefile.Act;
import org.charterflow.casefile.Reason;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The questions a proposal puts to organs, and what becomes of the answers. */
@Service
public class ProjectDecision {

    private static final String BOARD = "board";

    private final Proposals proposals;
    private final ProposalStore store;
    private final ProposalPaper paper;
    private final Members members;
    private final Offices offices;
    private final Ballots ballots;
    private final ProjectNotices notices;
    private final Clock clock;

    ProjectDecision(
            Proposals proposals,
            ProposalStore store,
            ProposalPaper paper,
            Members members,
            Offices offices,
            Ballots ballots,
            ProjectNotices notices,
            Clock clock) {
        this.proposals = proposals;
        this.store = store;
        this.paper = paper;
        this.members = members;
        this.offices = offices;
        this.ballots = ballots;
        this.notices = notices;
        this.clock = clock;
    }

    /** Asks the organ whether it takes the proposal with fewer supporters than the charter wants in principle. */
    @Transactional
    public UUID prepareException(String caseNumber) {
        Proposal proposal = proposals.get(caseNumber);
        SupportStanding standing = store.standing(proposal);
        String reason = proposal.answer(Fields.EXCEPTION_REASON);
        UUID ballot = prepare(
                proposal,
                proposal.organ(),
                "project-exception",
                Bilingual.of(
                        title(proposal).zh() + "：" + standing.words().zh() + "。是否例外受理？理由：" + reason,
                        title(proposal).en() + ": " + standing.words().en()
                                + ". Shall it be taken as an exception? Reason: " + reason));
        proposal.putException(ballot);
        proposals.save(
                proposal,
                Act.engine("exception-put-to-organ", proposal.articleOrNull()),
                Map.of("ballot", ballot, "reason", reason));
        return ballot;
    }

    /** Asks the group for its opinion; it decides nothing. */
    @Transactional
    public UUID prepareOpinion(String caseNumber) {
        Proposal proposal = proposals.get(caseNumber);
        UUID ballot = prepare(
                proposal,
                String.valueOf(proposal.progress().opinionOrgan()),
                "opinion",
                Bilingual.of(
                        "是否建议立项：" + title(proposal).zh() + "？",
                        "Shall the project be recommended: " + title(proposal).en() + "?"));
        proposal.askOpinion(ballot);
        proposals.save(proposal, Act.engine("opinion-asked", proposal.articleOrNull()), Map.of("ballot", ballot));
        return ballot;
    }

    /** Puts the group's opinion into the dossier, whatever it is. */
    @Transactional
    public void recordOpinion(String caseNumber, String outcome) {
        Proposal proposal = proposals.get(caseNumber);
        Bilingual arithmetic = arithmetic(proposal);
        proposal.opinion(
                "adopted".equals(outcome)
                        ? Bilingual.of("建议立项（" + arithmetic.zh() + "）", "recommended (" + arithmetic.en() + ")")
                        : Bilingual.of("未建议立项（" + arithmetic.zh() + "）", "not recommended (" + arithmetic.en() + ")"));
        proposals.save(
                proposal,
                Act.engine("opinion-given", proposal.articleOrNull()),
                Map.of("outcome", outcome, "arithmetic", arithmetic));
    }

    /** Puts the project to the organ that decides, with the dossier as it is after the discussion. */
    @Transactional
    public UUID prepareBallot(String caseNumber) {
        Proposal proposal = proposals.get(caseNumber);
        UUID ballot = prepare(proposal, proposal.organ(), "project-initiation", question(proposal));
        proposal.putToOrgan(ballot);
        proposals.save(
                proposal,
                Act.engine("project-put-to-organ", proposal.articleOrNull()),
                Map.of(
                        "ballot", ballot,
                        "version", proposal.version(),
                        "leaderInterested", isLeaderInterested(proposal)));
        return ballot;
    }

    /** Puts what the organ has passed to the board, where the alliance's rule has the board vote on it. */
    @Transactional
    public UUID prepareBoardBallot(String caseNumber) {
        Proposal proposal = passed(caseNumber);
        UUID ballot = prepare(proposal, BOARD, "project-initiation", question(proposal));
        proposal.putToBoard(ballot);
        proposals.save(
                proposal, Act.engine("project-put-to-board", proposal.articleOrNull()), Map.of("ballot", ballot));
        return ballot;
    }

    /** Files what the organ has passed with the board: a notice to everybody on it, with the dossier (OSCAR-28). */
    @Transactional
    public void fileWithBoard(String caseNumber) {
        Proposal proposal = passed(caseNumber);
        notices.toOrgan(
                proposal,
                BOARD,
                "project-filed",
                Map.of(
                        "arithmetic", arithmetic(proposal),
                        "article", proposal.rule().article(),
                        "standing", store.standing(proposal).words()),
                List.of(paper.of(proposal)),
                null);
        proposals.record(proposal, Act.engine("project-filed", proposal.rule().article()), Map.of());
    }

    /** An organ has not adopted it: a notice with the result; it may be proposed again. */
    @Transactional
    public void reject(String caseNumber) {
        Proposal proposal = proposals.get(caseNumber);
        Bilingual arithmetic = arithmetic(proposal);
        String article = ballots.get(proposal.ballot()).ruleInForce().citation().toString();
        boolean exception = proposal.state() == ProposalState.EXCEPTION_BEFORE_ORGAN;
        Reason reason = new Reason(
                exception
                        ? Bilingual.of("未获准例外受理：" + arithmetic.zh(), "no exception was admitted: " + arithmetic.en())
                        : Bilingual.of("表决未通过：" + arithmetic.zh(), "not adopted: " + arithmetic.en()),
                article);
        proposal.reject(reason, clock.instant());
        proposals.save(proposal, Act.engine("proposal-rejected", article), Map.of("arithmetic", arithmetic));
        Map<String, @Nullable Object> model = Map.of("reason", reason.text(), "article", article);
        notices.toProposer(proposal, "proposal-rejected", model, List.of(), null);
    }

    /** The proposer takes it back, or is no member any more; a running ballot is withdrawn with it. */
    @Transactional
    public void withdraw(String caseNumber) {
        Proposal proposal = store.lock(caseNumber);
        boolean left = members.get(proposal.proposer).endedOn() != null;
        String stood = proposal.state().key();
        ballots.withdraw(caseNumber, left ? "the proposer left the alliance" : "withdrawn by the proposer");
        Reason reason = new Reason(
                left
                        ? Bilingual.of("发起单位已不是会员", "the proposing unit is no member any more")
                        : Bilingual.of("发起单位撤回", "withdrawn by the proposer"),
                String.valueOf(proposal.articleOrNull()));
        List<UUID> told = proposal.progress().rule() == null
                ? List.of()
                : store.standing(proposal).supporters();
        proposal.withdraw(reason, clock.instant());
        proposals.save(
                proposal,
                Act.engine(left ? "proposal-ended-with-membership" : "proposal-withdrawn", proposal.articleOrNull()),
                Map.of("stood", stood));
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("reason", reason.text());
        notices.toProposer(proposal, "proposal-withdrawn", model, List.of(), null);
        notices.toMembers(proposal, told, "proposal-withdrawn", model, List.of(), null);
    }

    private Proposal passed(String caseNumber) {
        Proposal proposal = proposals.get(caseNumber);
        if (proposal.state() == ProposalState.BEFORE_ORGAN) {
            proposal.pass();
            proposals.save(
                    proposal,
                    Act.engine("project-passed", proposal.articleOrNull()),
                    Map.of("arithmetic", arithmetic(proposal)));
            return proposals.get(caseNumber);
        }
        return proposal;
    }

    private UUID prepare(Proposal proposal, String organ, String matter, Bilingual question) {
        return ballots.prepare(new BallotDraft(
                proposal.alliance,
                proposal.caseNumber,
                organ,
                matter,
                question,
                List.of(paper.of(proposal)),
                proposal.proposer));
    }

    /** The leader still votes; that the proposal is the leader's own unit's stands on record. */
    private boolean isLeaderInterested(Proposal proposal) {
        return offices.holders(proposal.alliance).stream()
                .filter(holder -> holder.organ().equals(proposal.organ()))
                .anyMatch(holder -> proposal.proposer.equals(holder.member()));
    }

    private Bilingual arithmetic(Proposal proposal) {
        return ballots.tally(proposal.ballot()).arithmetic();
    }

    private Bilingual question(Proposal proposal) {
        return Bilingual.of(
                "是否同意立项：" + title(proposal).zh() + "？",
                "Shall the project be initiated: " + title(proposal).en() + "?");
    }

    private Bilingual title(Proposal proposal) {
        Bilingual unit = members.get(proposal.proposer).name();
        return Bilingual.of(
                "“" + proposal.title().zh() + "”（" + unit.zh() + "发起）",
                "\"" + proposal.title().en() + "\" (proposed by " + unit.en() + ")");
    }
}
