package org.charterflow.project.process;

import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.project.SupportCollection;
import org.springframework.stereotype.Component;

/** Asks for support, where it is demanded. */
@Component
class SeekSupport implements JavaDelegate {

    private final SupportCollection supportCollection;
    private final OwnCase ownCase;

    SeekSupport(SupportCollection supportCollection, OwnCase ownCase) {
        this.supportCollection = supportCollection;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        SupportCollection.Collecting collecting = supportCollection.seek(ownCase.of(execution));
        execution.setVariable("supporters", collecting.asked());
        execution.setVariable("supportersFound", collecting.enough());
        execution.setVariable("supportReminder", Date.from(collecting.period().reminder()));
        execution.setVariable("supportDue", Date.from(collecting.period().end()));
    }
}
