package org.charterflow.project.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.project.ProjectStatus;
import org.charterflow.project.StatusMotions;
import org.springframework.stereotype.Component;

/** Takes a motion that a representative filled in in Tasklist: into the domain, and out of the process variables. */
@Component
class RegisterStatusMotion implements ExecutionListener {

    private final StatusMotions motions;

    RegisterStatusMotion(StatusMotions motions) {
        this.motions = motions;
    }

    @Override
    public void notify(DelegateExecution execution) {
        var user = execution.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        String project = take(execution, "project");
        String reason = take(execution, "reason");
        ProjectStatus status = ProjectStatus.named(take(execution, "projectStatus"))
                .orElseThrow(() -> RuleViolation.invalid(
                        "projectStatus", "project-status", Bilingual.of("请选择新的状态", "choose the new status")));
        execution.setProcessBusinessKey(motions.move(
                execution.getTenantId(), project, status, reason, user == null ? "" : user.getUserId(), "form"));
    }

    private static String take(DelegateExecution execution, String field) {
        Object value = execution.getVariable(field);
        execution.removeVariable(field);
        return value == null ? "" : value.toString().strip();
    }
}
