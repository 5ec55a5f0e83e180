package org.charterflow.group.process;

import java.time.Instant;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.group.GroupFormation;
import org.springframework.stereotype.Component;

/** Finds until when a temporary group works. */
@Component
class AwaitGroupEnd implements JavaDelegate {

    private final GroupFormation groupFormation;
    private final OwnCase ownCase;

    AwaitGroupEnd(GroupFormation groupFormation, OwnCase ownCase) {
        this.groupFormation = groupFormation;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        Instant end = groupFormation.awaitEnd(ownCase.of(execution));
        execution.setVariable("groupLimited", end != null);
        execution.setVariable("groupEnds", end == null ? null : Date.from(end));
    }
}
