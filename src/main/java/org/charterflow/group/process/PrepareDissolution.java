package org.charterflow.group.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.group.GroupDissolution;
import org.springframework.stereotype.Component;

/** Puts the end of the group to the organ that decides. */
@Component
class PrepareDissolution implements JavaDelegate {

    private final GroupDissolution groupDissolution;
    private final OwnCase ownCase;

    PrepareDissolution(GroupDissolution groupDissolution, OwnCase ownCase) {
        this.groupDissolution = groupDissolution;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "ballotId",
                groupDissolution.prepareBallot(ownCase.of(execution)).toString());
    }
}
