package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.NewMembership;
import org.springframework.stereotype.Component;

/** Stores and mails the certificate. */
@Component
class IssueCertificate implements JavaDelegate {

    private final NewMembership newMembership;
    private final OwnCase ownCase;

    IssueCertificate(NewMembership newMembership, OwnCase ownCase) {
        this.newMembership = newMembership;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        newMembership.certify(ownCase.of(execution));
    }
}
