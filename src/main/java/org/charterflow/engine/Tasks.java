package org.charterflow.engine;

import java.util.Objects;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;

/** What the listeners of all user tasks have in common. */
public final class Tasks {

    private Tasks() {}

    public static String caseOf(DelegateTask task) {
        return task.getExecution().getProcessBusinessKey();
    }

    /** Puts the text and the link that the form shows into the task. */
    public static void brief(DelegateTask task, String briefing) {
        show(task, "briefing", briefing);
        show(task, "caseUrl", "/cases/" + caseOf(task));
    }

    /** Puts a value into the task's own scope, which its input parameters open. */
    public static void show(DelegateTask task, String field, String value) {
        task.getExecution().setVariableLocal(field, value);
    }

    /** Who completes the task: the one logged in, never a variable. */
    public static String userOf(DelegateTask task) {
        var authentication =
                task.getProcessEngineServices().getIdentityService().getCurrentAuthentication();
        return authentication != null
                ? authentication.getUserId()
                : Objects.requireNonNullElse(task.getAssignee(), "engine");
    }

    /** A text of the form; null where the field was left empty. */
    public static @Nullable String text(DelegateTask task, String field) {
        Object value = task.getVariable(field);
        return value == null || value.toString().isBlank()
                ? null
                : value.toString().strip();
    }

    /** @throws RuleViolation if the field was left empty */
    public static String required(DelegateTask task, String field) {
        String value = text(task, field);
        if (value == null) {
            throw RuleViolation.invalid(field, "required", Bilingual.of("请填写：" + field, "please fill in: " + field));
        }
        return value;
    }

    public static boolean checked(DelegateTask task, String field) {
        return Boolean.TRUE.equals(task.getVariable(field));
    }
}
