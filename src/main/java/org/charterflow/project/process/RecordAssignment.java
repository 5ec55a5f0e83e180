package org.charterflow.project.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.Tasks;
import org.charterflow.project.ProposalAssignment;
import org.springframework.stereotype.Component;

/** Takes what the secretariat decided; the gateways read it. */
@Component
class RecordAssignment implements TaskListener {

    private final ProposalAssignment proposalAssignment;
    private final OwnCase ownCase;

    RecordAssignment(ProposalAssignment proposalAssignment, OwnCase ownCase) {
        this.proposalAssignment = proposalAssignment;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        String decision = Tasks.required(task, "assignmentDecision");
        ProposalAssignment.Assigned assigned = proposalAssignment.conclude(
                ownCase.of(task),
                new ProposalAssignment.Conclusion(
                        decision,
                        Tasks.text(task, "organ"),
                        Tasks.text(task, "opinionOrgan"),
                        Tasks.text(task, "assignmentNote"),
                        Tasks.userOf(task)));
        DelegateExecution instance = task.getExecution().getProcessInstance();
        instance.setVariable("assignmentDecision", decision);
        instance.setVariable("exceptionNeeded", assigned.exceptionNeeded());
        instance.setVariable("opinionAsked", assigned.opinionAsked());
    }
}
