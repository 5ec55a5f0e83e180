package org.charterflow.membership;

import java.util.Map;
import org.charterflow.casefile.Act;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.springframework.stereotype.Component;

/** Keeps an application, the state of its case and the journal in step. */
@Component
class Applications {

    private final ApplicationStore store;
    private final CaseFiles cases;
    private final Journal journal;

    Applications(ApplicationStore store, CaseFiles cases, Journal journal) {
        this.store = store;
        this.cases = cases;
        this.journal = journal;
    }

    Application get(String caseNumber) {
        return store.get(caseNumber);
    }

    void save(Application application, Act act) {
        save(application, act, Map.of());
    }

    /** Saves the application, brings its case to the same state, and puts on record who did what. */
    void save(Application application, Act act, Map<String, Object> data) {
        store.save(application);
        ApplicationState state = application.state();
        cases.follow(application.caseNumber, state.key(), state.label(), state.isEnded());
        record(application, act, data);
    }

    void record(Application application, Act act, Map<String, Object> data) {
        journal.record(JournalEntry.of(application.alliance, application.caseNumber, act, data));
    }
}
