package org.charterflow.ballot.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** Who completes a task: the one logged in, or else the one it is assigned to. */
@Component
class Actors {

    String of(DelegateTask task) {
        Authentication login =
                task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        String user = login != null && login.getUserId() != null ? login.getUserId() : task.getAssignee();
        if (user == null) {
            throw new IllegalStateException("Nobody completes task " + task.getId());
        }
        return user;
    }
}
