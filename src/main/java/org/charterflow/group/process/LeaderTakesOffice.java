package org.charterflow.group.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.group.LeaderSearch;
import org.springframework.stereotype.Component;

/** Puts the candidate into office. */
@Component
class LeaderTakesOffice implements JavaDelegate {

    private final LeaderSearch leaderSearch;
    private final OwnCase ownCase;

    LeaderTakesOffice(LeaderSearch leaderSearch, OwnCase ownCase) {
        this.leaderSearch = leaderSearch;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("leaderInOffice", leaderSearch.takeOffice(ownCase.of(execution)));
    }
}
