package org.charterflow.amendment.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.amendment.Amendments;
import org.charterflow.engine.OwnCase;
import org.springframework.stereotype.Component;

/** The organ did not adopt it. */
@Component
class RejectAmendment implements JavaDelegate {

    private final Amendments amendments;
    private final OwnCase ownCase;

    RejectAmendment(Amendments amendments, OwnCase ownCase) {
        this.amendments = amendments;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        amendments.reject(ownCase.of(execution));
    }
}
