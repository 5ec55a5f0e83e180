package org.charterflow.group.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.group.LeaderSearch;
import org.springframework.stereotype.Component;

/** Asks the units of the group to recommend a leader. */
@Component
class OpenRecommendations implements JavaDelegate {

    private final LeaderSearch leaderSearch;
    private final OwnCase ownCase;

    OpenRecommendations(LeaderSearch leaderSearch, OwnCase ownCase) {
        this.leaderSearch = leaderSearch;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("recommendationsEnd", Date.from(leaderSearch.open(ownCase.of(execution))));
    }
}
