package org.charterflow.group.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.group.GroupFormation;
import org.springframework.stereotype.Component;

/** Tells the mover that it was not adopted. */
@Component
class RejectGroupMotion implements JavaDelegate {

    private final GroupFormation groupFormation;
    private final OwnCase ownCase;

    RejectGroupMotion(GroupFormation groupFormation, OwnCase ownCase) {
        this.groupFormation = groupFormation;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        groupFormation.reject(ownCase.of(execution));
    }
}
