package org.charterflow.project;

import java.util.Map;
import org.charterflow.casefile.Act;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.springframework.stereotype.Component;

/** Keeps a proposal, the state of its case and the journal in step. */
@Component
class Proposals {

    private final ProposalStore store;
    private final CaseFiles cases;
    private final Journal journal;

    Proposals(ProposalStore store, CaseFiles cases, Journal journal) {
        this.store = store;
        this.cases = cases;
        this.journal = journal;
    }

    Proposal get(String caseNumber) {
        return store.get(caseNumber);
    }

    void save(Proposal proposal, Act act) {
        save(proposal, act, Map.of());
    }

    /** Saves the proposal, brings its case to the same state, and puts on record who did what. */
    void save(Proposal proposal, Act act, Map<String, Object> data) {
        store.save(proposal);
        ProposalState state = proposal.state();
        cases.follow(proposal.caseNumber, state.key(), state.label(), state.isEnded());
        record(proposal, act, data);
    }

    void record(Proposal proposal, Act act, Map<String, Object> data) {
        journal.record(JournalEntry.of(proposal.alliance, proposal.caseNumber, act, data));
    }
}
