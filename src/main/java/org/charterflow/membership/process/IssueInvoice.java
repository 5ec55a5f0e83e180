package org.charterflow.membership.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.membership.Fees;
import org.springframework.stereotype.Component;

/** Invoices the fee of the year. */
@Component
class IssueInvoice implements JavaDelegate {

    private final Fees fees;
    private final OwnCase ownCase;

    IssueInvoice(Fees fees, OwnCase ownCase) {
        this.fees = fees;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "invoiceReminder", Date.from(fees.invoice(ownCase.of(execution)).reminder()));
    }
}
