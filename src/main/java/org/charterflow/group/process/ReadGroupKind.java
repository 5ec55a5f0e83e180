package org.charterflow.group.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.group.GroupCases;
import org.springframework.stereotype.Component;

/** Reads the input of the decision. */
@Component
class ReadGroupKind implements ExecutionListener {

    private final GroupCases groupCases;
    private final OwnCase ownCase;

    ReadGroupKind(GroupCases groupCases, OwnCase ownCase) {
        this.groupCases = groupCases;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariableLocal("groupKind", groupCases.kind(ownCase.of(execution)));
    }
}
