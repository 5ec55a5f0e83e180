package org.charterflow.ballot.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.VotingRule;
import org.charterflow.charter.Decision;
import org.springframework.stereotype.Component;

/** Puts the answer of the table on record as the rule of this ballot, with the version that gave it. */
@Component
class AdoptVotingRule implements JavaDelegate {

    private static final String TABLE = "voting-rule";

    private final Ballots ballots;

    AdoptVotingRule(Ballots ballots) {
        this.ballots = ballots;
    }

    @Override
    public void execute(DelegateExecution execution) {
        @SuppressWarnings("unchecked")
        Map<String, Object> row = (Map<String, Object>) execution.getVariable(Variables.VOTING_RULE);
        Decision decision = new Decision(
                execution.getTenantId(), TABLE, version(execution), row == null ? List.of() : List.of(row));
        List<String> callers = ballots.adoptRule(Variables.ballotId(execution), VotingRule.from(decision));
        execution.setVariable(Variables.BALLOT_CALLERS, String.join(",", callers));
        execution.removeVariable(Variables.VOTING_RULE);
    }

    /** The version just asked: the newest of the tenant, which the business rule task takes too. */
    private static int version(DelegateExecution execution) {
        DecisionDefinition table = execution
                .getProcessEngineServices()
                .getRepositoryService()
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(TABLE)
                .tenantIdIn(execution.getTenantId())
                .latestVersion()
                .singleResult();
        return table.getVersion();
    }
}
