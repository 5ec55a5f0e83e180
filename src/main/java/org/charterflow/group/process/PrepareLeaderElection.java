package org.charterflow.group.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.group.LeaderSearch;
import org.springframework.stereotype.Component;

/** Puts the candidate to the group. */
@Component
class PrepareLeaderElection implements JavaDelegate {

    private final LeaderSearch leaderSearch;
    private final OwnCase ownCase;

    PrepareLeaderElection(LeaderSearch leaderSearch, OwnCase ownCase) {
        this.leaderSearch = leaderSearch;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "ballotId", leaderSearch.prepareElection(ownCase.of(execution)).toString());
    }
}
