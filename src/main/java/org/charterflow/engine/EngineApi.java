package org.charterflow.engine;

import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What Tasklist needs of the engine's API, and nothing else: queries, claiming, submitting a form, one's own password.
 * Whatever else changes something (messages, starts at an activity, BPMN errors, comments, users) is for
 * administrators, because the engine's permissions would let others use it past the charter.
 */
final class EngineApi {

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    private static final Pattern ENGINE = Pattern.compile("/camunda/api/engine/engine/[^/]+/(.*?)/*");
    private static final Pattern TASK_FORM = Pattern.compile("task/([^/]+)/submit-form");
    private static final Pattern START_FORM =
            Pattern.compile("process-definition/(?:key/([^/]+)(?:/tenant-id/[^/]+)?|([^/]+))/submit-form");
    private static final Pattern OWN_PASSWORD = Pattern.compile("user/([^/]+)/credentials");

    private static final List<Pattern> OPEN = List.of(
            Pattern.compile("(task|process-instance|variable-instance)(/count)?"),
            Pattern.compile("history/(task|process-instance|activity-instance|variable-instance|detail)(/count)?"),
            Pattern.compile("filter/[^/]+/(list|singleResult|count)"),
            Pattern.compile("task/[^/]+/(claim|unclaim)"),
            Pattern.compile("identity/password-policy"),
            TASK_FORM,
            START_FORM);

    private EngineApi() {}

    /** The path below the engine; null for a path that is not the engine's API. */
    static @Nullable String resource(String path) {
        Matcher engine = ENGINE.matcher(path);
        return engine.matches() ? engine.group(1) : null;
    }

    /** Whether somebody who is no administrator may send this. */
    static boolean isOpen(String method, String resource, String user) {
        if (READING.contains(method)) {
            return true;
        }
        Matcher password = OWN_PASSWORD.matcher(resource);
        if (password.matches()) {
            return password.group(1).equals(user);
        }
        return "POST".equals(method)
                && OPEN.stream().anyMatch(open -> open.matcher(resource).matches());
    }

    /** The task whose form is submitted. */
    static @Nullable String submittedTask(String resource) {
        Matcher form = TASK_FORM.matcher(resource);
        return form.matches() ? form.group(1) : null;
    }

    /** The process definition that is started by its form. */
    static @Nullable Started started(String resource) {
        Matcher form = START_FORM.matcher(resource);
        return form.matches() ? new Started(form.group(1), form.group(2)) : null;
    }

    /** Named by key, or by id. */
    record Started(@Nullable String key, @Nullable String id) {}
}
