package org.charterflow.group.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.group.GroupFormation;
import org.springframework.stereotype.Component;

/** Sets the group up. */
@Component
class EstablishGroup implements JavaDelegate {

    private final GroupFormation groupFormation;
    private final OwnCase ownCase;

    EstablishGroup(GroupFormation groupFormation, OwnCase ownCase) {
        this.groupFormation = groupFormation;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        execution.setVariable("leaderNamed", groupFormation.establish(ownCase.of(execution)));
    }
}
