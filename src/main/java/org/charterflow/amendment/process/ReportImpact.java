package org.charterflow.amendment.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.amendment.Amendments;
import org.charterflow.engine.OwnCase;
import org.springframework.stereotype.Component;

/** Writes down what the amendment would change. */
@Component
class ReportImpact implements JavaDelegate {

    private final Amendments amendments;
    private final OwnCase ownCase;

    ReportImpact(Amendments amendments, OwnCase ownCase) {
        this.amendments = amendments;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        amendments.report(ownCase.of(execution));
    }
}
