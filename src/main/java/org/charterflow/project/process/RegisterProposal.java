package org.charterflow.project.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.ApplicationForm;
import org.charterflow.alliance.Representatives;
import org.charterflow.project.NewProposal;
import org.charterflow.project.ProposalIntake;
import org.charterflow.project.ProposalReader;
import org.springframework.stereotype.Component;

/** Takes a proposal that a representative filled in in Tasklist: into the domain, and out of the process variables. */
@Component
class RegisterProposal implements ExecutionListener {

    private final Alliances alliances;
    private final Representatives representatives;
    private final ProposalIntake intake;
    private final ProposalReader reader;

    RegisterProposal(
            Alliances alliances, Representatives representatives, ProposalIntake intake, ProposalReader reader) {
        this.alliances = alliances;
        this.representatives = representatives;
        this.intake = intake;
        this.reader = reader;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String alliance = execution.getTenantId();
        var user = execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        var proposer = representatives
                .byUserId(user == null ? "" : user.getUserId())
                .filter(person -> person.alliance().equals(alliance))
                .orElseThrow(() -> intake.notEntitled(alliance));
        Map<String, String> given = new HashMap<>();
        for (ApplicationForm.Field field : alliances.projectForm(alliance).fields()) {
            Object value = execution.getVariable(field.key());
            if (value != null) {
                given.put(field.key(), value.toString());
            }
            execution.removeVariable(field.key());
        }
        execution.setProcessBusinessKey(
                intake.receive(new NewProposal(proposer, "form", reader.answers(alliance, given), List.of())));
    }
}
