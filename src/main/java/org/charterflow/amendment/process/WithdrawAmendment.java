package org.charterflow.amendment.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.amendment.AdoptedMotions;
import org.charterflow.engine.OwnCase;
import org.springframework.stereotype.Component;

/** The organ has taken the amendment back. */
@Component
class WithdrawAmendment implements JavaDelegate {

    private final AdoptedMotions adoptedMotions;
    private final OwnCase ownCase;

    WithdrawAmendment(AdoptedMotions adoptedMotions, OwnCase ownCase) {
        this.adoptedMotions = adoptedMotions;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        adoptedMotions.withdraw(ownCase.of(execution));
    }
}
