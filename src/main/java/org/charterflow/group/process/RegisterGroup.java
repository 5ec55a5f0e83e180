package org.charterflow.group.process;

import java.util.HashMap;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.charterflow.alliance.Representatives;
import org.charterflow.group.GroupProposals;
import org.charterflow.group.NewGroup;
import org.springframework.stereotype.Component;

/** Takes a proposal that a representative filled in in Tasklist: into the domain, and out of the process variables. */
@Component
class RegisterGroup implements ExecutionListener {

    private final Representatives representatives;
    private final GroupProposals proposals;

    RegisterGroup(Representatives representatives, GroupProposals proposals) {
        this.representatives = representatives;
        this.proposals = proposals;
    }

    @Override
    public void notify(DelegateExecution execution) {
        String alliance = execution.getTenantId();
        var user = execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        var proposer = representatives
                .byUserId(user == null ? "" : user.getUserId())
                .filter(person -> person.alliance().equals(alliance))
                .orElseThrow(() -> proposals.notEntitled(alliance));
        Map<String, String> given = new HashMap<>();
        for (String field : proposals.fields(alliance)) {
            Object value = execution.getVariable(field);
            if (value != null) {
                given.put(field, value.toString());
            }
            execution.removeVariable(field);
        }
        execution.setProcessBusinessKey(
                proposals.receive(new NewGroup(proposer, "form", proposals.answers(alliance, given))));
    }
}
