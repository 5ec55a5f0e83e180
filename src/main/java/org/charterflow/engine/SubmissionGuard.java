package org.charterflow.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the web applications' API. Refuses variables that the task's or start event's form does not declare,
 * since a listener is too late to refuse them, and every key ending in {@code Expression}, which the engine would
 * evaluate (CVE-2026-109432).
 */
@Component
class SubmissionGuard extends OncePerRequestFilter {

    private static final String API = "/camunda/api/";
    private static final int LONGEST_BODY = 40_000_000;

    private static final Pattern TASK =
            Pattern.compile(".*/task/([^/]+)/(submit-form|complete|resolve|bpmnError|bpmnEscalation)");
    private static final Pattern START = Pattern.compile(
            ".*/process-definition/(?:key/([^/]+?)(?:/tenant-id/[^/]+)?|([^/]+))/(?:submit-form|start)");

    private final DeclaredKeys declared;
    private final RepositoryService repository;
    private final ObjectMapper json;

    SubmissionGuard(DeclaredKeys declared, RepositoryService repository, ObjectMapper json) {
        this.declared = declared;
        this.repository = repository;
        this.json = json;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getRequestURI().startsWith(request.getContextPath() + API);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        for (String parameter : (Iterable<String>) request.getParameterMap().keySet()::iterator) {
            if (isExpression(parameter)) {
                refuse(response, parameter, "Expressions are not accepted in queries");
                return;
            }
        }
        if (!isJson(request)) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            refuse(response, "body", "The request is too large");
            return;
        }
        String refused = refusedKey(request.getRequestURI(), body);
        if (refused != null) {
            refuse(response, refused, "The form does not declare this, or it is an expression");
            return;
        }
        chain.doFilter(new Replayed(request, body), response);
    }

    private @Nullable String refusedKey(String path, byte[] body) throws IOException {
        if (body.length == 0) {
            return null;
        }
        JsonNode root;
        try {
            root = json.readTree(body);
        } catch (JsonProcessingException e) {
            return "body";
        }
        String expression = expressionIn(root);
        if (expression != null) {
            return expression;
        }
        Set<String> allowed = allowed(path);
        if (allowed == null) {
            return null;
        }
        Iterator<String> keys = root.path("variables").fieldNames();
        while (keys.hasNext()) {
            String key = keys.next();
            if (!allowed.contains(key)) {
                return key;
            }
        }
        return null;
    }

    /** The keys a request may set; null where it starts or completes nothing. */
    private @Nullable Set<String> allowed(String path) throws IOException {
        Matcher task = TASK.matcher(path);
        if (task.matches()) {
            return declared.ofTask(task.group(1));
        }
        Matcher start = START.matcher(path);
        if (!start.matches()) {
            return null;
        }
        String definition = start.group(2) != null ? start.group(2) : latest(start.group(1));
        return definition == null ? Set.of() : declared.ofStart(definition);
    }

    private @Nullable String latest(String key) {
        ProcessDefinition definition = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .withoutTenantId()
                .latestVersion()
                .singleResult();
        return definition == null ? null : definition.getId();
    }

    private static @Nullable String expressionIn(JsonNode node) {
        Iterator<String> names = node.fieldNames();
        while (names.hasNext()) {
            String name = names.next();
            if (isExpression(name)) {
                return name;
            }
        }
        for (JsonNode child : node) {
            String found = expressionIn(child);
            if (found != null) {
                return found;
            }
        }
        return null;
    }

    private static boolean isExpression(String key) {
        return key.endsWith("Expression");
    }

    private static boolean isJson(HttpServletRequest request) {
        String type = request.getContentType();
        return type != null && type.toLowerCase(java.util.Locale.ROOT).contains("json");
    }

    private void refuse(HttpServletResponse response, String key, String why) throws IOException {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, why + ": " + key);
        problem.setProperty("field", key);
        response.setStatus(HttpStatus.BAD_REQUEST.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        // The web applications show "message".
        problem.setProperty("message", why + ": " + key);
        json.writeValue(response.getWriter(), problem);
    }

    /** A request whose body can be read once more. */
    private static final class Replayed extends HttpServletRequestWrapper {
        private final byte[] body;

        private Replayed(HttpServletRequest request, byte[] body) {
            super(request);
            this.body = body;
        }

        @Override
        public ServletInputStream getInputStream() {
            var bytes = new ByteArrayInputStream(body);
            return new ServletInputStream() {
                @Override
                public int read() {
                    return bytes.read();
                }

                @Override
                public boolean isFinished() {
                    return bytes.available() == 0;
                }

                @Override
                public boolean isReady() {
                    return true;
                }

                @Override
                public void setReadListener(ReadListener listener) {
                    throw new UnsupportedOperationException("read synchronously");
                }
            };
        }

        @Override
        public java.io.BufferedReader getReader() {
            return new java.io.BufferedReader(
                    new java.io.InputStreamReader(getInputStream(), java.nio.charset.StandardCharsets.UTF_8));
        }
    }
}
