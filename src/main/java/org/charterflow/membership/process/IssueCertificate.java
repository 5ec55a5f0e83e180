package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.membership.NewMembership;
import org.springframework.stereotype.Component;

/** Stores and mails the certificate. */
@Component
class IssueCertificate implements JavaDelegate {

    private final NewMembership newMembership;

    IssueCertificate(NewMembership newMembership) {
        this.newMembership = newMembership;
    }

    @Override
    public void execute(DelegateExecution execution) {
        newMembership.certify(execution.getProcessBusinessKey());
    }
}
