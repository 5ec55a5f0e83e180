package org.charterflow.minutes.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** What the steps of an action item have in common. */
final class Actions {

    static final String ID = "actionItemId";

    private Actions() {}

    static UUID idOf(DelegateExecution execution) {
        return UUID.fromString((String) execution.getVariable(ID));
    }
}
