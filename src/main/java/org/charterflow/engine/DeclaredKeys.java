package org.charterflow.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Set;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.FormService;
import org.camunda.bpm.engine.exception.NullValueException;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The variables that a form declares: the keys of a form-js schema, or {@code cam-variable-name} of an HTML form. */
@Component
class DeclaredKeys {

    private final FormService forms;
    private final ObjectMapper json;

    DeclaredKeys(FormService forms, ObjectMapper json) {
        this.forms = forms;
        this.json = json;
    }

    /** Keys of a task's form; none when the task has no form. */
    Set<String> ofTask(String taskId) throws IOException {
        try (InputStream form = forms.getDeployedTaskForm(taskId)) {
            return read(form);
        } catch (BadUserRequestException | NullValueException none) {
            return Set.of();
        }
    }

    /** Keys of a definition's start form; none when it has no form. */
    Set<String> ofStart(String definitionId) throws IOException {
        try (InputStream form = forms.getDeployedStartForm(definitionId)) {
            return read(form);
        } catch (BadUserRequestException | NullValueException none) {
            return Set.of();
        }
    }

    private Set<String> read(@Nullable InputStream form) throws IOException {
        if (form == null) {
            return Set.of();
        }
        String text = new String(form.readAllBytes(), StandardCharsets.UTF_8);
        Set<String> keys = new LinkedHashSet<>();
        if (text.stripLeading().startsWith("{")) {
            collect(json.readTree(text), keys);
        } else {
            keys.addAll(Jsoup.parse(text).select("[cam-variable-name]").eachAttr("cam-variable-name"));
        }
        return keys;
    }

    private static void collect(JsonNode component, Set<String> keys) {
        if (component.hasNonNull("key")) {
            keys.add(component.get("key").asText());
        }
        component.path("components").forEach(child -> collect(child, keys));
    }
}
