package org.charterflow.project;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.charterflow.alliance.Organs;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.casefile.Act;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.Periods;
import org.charterflow.charter.Waiting;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The organ discusses before it votes: the dossier goes out, comments come in and become part of it (OSCAR-28). */
@Service
public class ProposalDiscussion {

    private static final int LONGEST = 5_000;

    private final Proposals proposals;
    private final ProposalStore store;
    private final ProposalPaper paper;
    private final Organs organs;
    private final Representatives representatives;
    private final ProjectNotices notices;
    private final Periods periods;
    private final Clock clock;

    ProposalDiscussion(
            Proposals proposals,
            ProposalStore store,
            ProposalPaper paper,
            Organs organs,
            Representatives representatives,
            ProjectNotices notices,
            Periods periods,
            Clock clock) {
        this.proposals = proposals;
        this.store = store;
        this.paper = paper;
        this.organs = organs;
        this.representatives = representatives;
        this.notices = notices;
        this.periods = periods;
        this.clock = clock;
    }

    /** @return when the discussion ends */
    @Transactional
    public Instant open(String caseNumber) {
        Proposal proposal = proposals.get(caseNumber);
        Deadline end = periods.ofCase(proposal.caseNumber)
                .forward(proposal.alliance, "project-discussion", proposal.organ(), clock.instant());
        proposal.discuss(Waiting.until(end));
        Bilingual organ = organs.get(proposal.alliance, proposal.organ()).name();
        proposals.save(
                proposal, Act.engine("project-discussion-opened", end.citation().toString()), Map.of("organ", organ));
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("organ", organ);
        model.put("standing", store.standing(proposal).words());
        model.put("exception", proposal.progress().exceptionAdmitted());
        model.put("counting", end.explanation());
        List<UUID> dossier = List.of(paper.of(proposal));
        notices.toOrgan(proposal, proposal.organ(), "project-discussion", model, dossier, ProjectNotices.comment());
        notices.toProposer(proposal, "project-discussion", model, dossier, ProjectNotices.comment());
        return end.at();
    }

    /**
     * Adds a comment to the dossier.
     *
     * @param userId the representative who comments
     * @throws RuleViolation if the person represents no unit of the alliance, the text is empty or too long, or the
     *     organ has decided
     */
    @Transactional
    public void comment(String alliance, String caseNumber, String userId, String text, String channel) {
        Proposal proposal = proposals.get(caseNumber);
        Representative author = representatives
                .byUserId(userId)
                .filter(person -> person.alliance().equals(alliance) && proposal.alliance.equals(alliance))
                .orElseThrow(() -> new RuleViolation(
                        "comment",
                        "commenter-represents-unit",
                        null,
                        Bilingual.of("只有本联盟单位的代表可以发表意见", "only representatives of the alliance's units comment"),
                        RuleViolation.Kind.FORBIDDEN));
        if (text.isBlank() || text.length() > LONGEST) {
            throw RuleViolation.invalid(
                    "comment",
                    "comment-length",
                    Bilingual.of("意见应为1至" + LONGEST + "字", "a comment has between 1 and " + LONGEST + " characters"));
        }
        if (!proposal.state().isUndecided()) {
            throw new RuleViolation(
                    "comment",
                    "comment-before-decision",
                    proposal.articleOrNull(),
                    Bilingual.of("审议已结束，不再收集意见", "the organ has decided; comments are closed"),
                    RuleViolation.Kind.CONFLICT);
        }
        store.add(
                caseNumber,
                new Comment(
                        author.member(),
                        author.name(),
                        userId,
                        channel,
                        proposal.version(),
                        text.strip(),
                        clock.instant()));
        proposals.record(
                proposal, new Act(userId, channel, "proposal-commented", null), Map.of("author", author.name()));
        notices.toMembers(
                proposal, List.of(author.member()), "comment-receipt", Map.of("text", text.strip()), List.of(), null);
    }
}
