package org.charterflow.minutes.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.minutes.ActionItems;
import org.springframework.stereotype.Component;

/** Reminds the owner of an action item that it is due. */
@Component
class RemindOwner implements JavaDelegate {

    private final ActionItems actions;
    private final OwnCase ownCase;

    RemindOwner(ActionItems actions, OwnCase ownCase) {
        this.actions = actions;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        actions.remind(ownCase.of(execution), Actions.idOf(execution));
    }
}
