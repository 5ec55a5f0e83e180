package org.charterflow.project;

import java.util.List;
import java.util.Map;
import org.charterflow.casefile.Act;
import org.charterflow.charter.CalendarArrived;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.Periods;
import org.charterflow.charter.Waiting;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts the provisional deadlines of proposals anew when the calendar of their year arrives. */
@Component
class ProposalRecount {

    private static final String KIND = "proposal-deadline-moved";

    private final ProposalStore store;
    private final Proposals proposals;
    private final ProjectNotices notices;
    private final Periods periods;

    ProposalRecount(ProposalStore store, Proposals proposals, ProjectNotices notices, Periods periods) {
        this.store = store;
        this.proposals = proposals;
        this.notices = notices;
        this.periods = periods;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CalendarArrived arrival) {
        for (Proposal proposal : store.provisional(arrival.alliance())) {
            Waiting waiting = proposal.progress().waiting();
            if (waiting != null) {
                periods.ofCase(proposal.caseNumber)
                        .recount(arrival, waiting.period(), waiting.since(), waiting.until())
                        .ifPresent(deadline -> recount(proposal, waiting, deadline));
            }
        }
    }

    private void recount(Proposal proposal, Waiting before, Deadline deadline) {
        proposal.recount(Waiting.until(deadline));
        proposals.save(
                proposal,
                Act.engine("deadline-recounted", deadline.citation().toString()),
                Map.of(
                        "before",
                        before.until().toString(),
                        "until",
                        deadline.at().toString()));
        if (!deadline.at().equals(before.until())) {
            tell(proposal, Map.of("counting", deadline.explanation()));
        }
    }

    /** Whoever was told the provisional deadline is told the new one. */
    private void tell(Proposal proposal, Map<String, ?> model) {
        switch (proposal.state()) {
            case TO_BE_COMPLETED -> notices.toProposer(proposal, KIND, model, List.of(), ProjectNotices.proposal());
            case SEEKING_SUPPORT -> {
                notices.toProposer(proposal, KIND, model, List.of(), ProjectNotices.proposal());
                notices.toMembers(
                        proposal,
                        store.standing(proposal).unanswered(),
                        KIND,
                        model,
                        List.of(),
                        ProjectNotices.support());
            }
            case IN_DISCUSSION ->
                notices.toOrgan(proposal, proposal.organ(), KIND, model, List.of(), ProjectNotices.comment());
            default -> {
                // The secretariat sees it on the case page.
            }
        }
    }
}
