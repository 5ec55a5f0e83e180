package org.charterflow.group.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.group.GroupDissolution;
import org.springframework.stereotype.Component;

/** Ends the case before its time. */
@Component
class EndGroupCase implements JavaDelegate {

    private final GroupDissolution groupDissolution;
    private final OwnCase ownCase;

    EndGroupCase(GroupDissolution groupDissolution, OwnCase ownCase) {
        this.groupDissolution = groupDissolution;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        groupDissolution.endEarly(ownCase.of(execution));
    }
}
