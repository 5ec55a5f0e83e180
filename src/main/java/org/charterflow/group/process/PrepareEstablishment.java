package org.charterflow.group.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.group.GroupFormation;
import org.springframework.stereotype.Component;

/** Puts the group to the organ that decides. */
@Component
class PrepareEstablishment implements JavaDelegate {

    private final GroupFormation groupFormation;
    private final OwnCase ownCase;

    PrepareEstablishment(GroupFormation groupFormation, OwnCase ownCase) {
        this.groupFormation = groupFormation;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable(
                "ballotId", groupFormation.prepareBallot(ownCase.of(execution)).toString());
    }
}
