package org.charterflow.group.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.group.LeaderSearch;
import org.springframework.stereotype.Component;

/** Finds whom the group votes on next. */
@Component
class NextCandidate implements JavaDelegate {

    private final LeaderSearch leaderSearch;
    private final OwnCase ownCase;

    NextCandidate(LeaderSearch leaderSearch, OwnCase ownCase) {
        this.leaderSearch = leaderSearch;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("candidateFound", leaderSearch.nextCandidate(ownCase.of(execution)));
    }
}
