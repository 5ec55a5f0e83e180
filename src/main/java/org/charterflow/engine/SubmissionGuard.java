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
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.UrlPathHelper;

/**
 * Stands before the web applications' API. Lets through what {@link EngineApi} names, and of a submitted form only what
 * the form declares, since a listener is too late to refuse a variable. Refuses every key ending in {@code Expression},
 * which the engine would evaluate (CVE-2026-109432).
 */
@Component
class SubmissionGuard extends OncePerRequestFilter {

    private static final String API = "/camunda/api/";
    private static final String ADMINISTRATOR = "GROUP_camunda-admin";
    private static final int LONGEST_BODY = 40_000_000;

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
        return !path(request).startsWith(API);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String resource = EngineApi.resource(path(request));
        if (resource != null && !isEntitled(request, resource)) {
            refuse(response, HttpStatus.FORBIDDEN, resource, "Only an administrator may do this");
            return;
        }
        for (String parameter : request.getParameterMap().keySet()) {
            if (isExpression(parameter)) {
                refuse(response, HttpStatus.BAD_REQUEST, parameter, "Expressions are not accepted in queries");
                return;
            }
        }
        if (!isJson(request)) {
            chain.doFilter(request, response);
            return;
        }
        byte[] body = request.getInputStream().readNBytes(LONGEST_BODY + 1);
        if (body.length > LONGEST_BODY) {
            refuse(response, HttpStatus.PAYLOAD_TOO_LARGE, "body", "The request is too large");
            return;
        }
        String refused = refusedKey(resource, body);
        if (refused != null) {
            refuse(response, HttpStatus.BAD_REQUEST, refused, "The form does not declare this, or it is an expression");
            return;
        }
        chain.doFilter(new Replayed(request, body), response);
    }

    /** Decoded, as the API's own router will read it. */
    private static String path(HttpServletRequest request) {
        return UrlPathHelper.defaultInstance.getPathWithinApplication(request);
    }

    private static boolean isEntitled(HttpServletRequest request, String resource) {
        Authentication user = SecurityContextHolder.getContext().getAuthentication();
        if (user == null) {
            return false;
        }
        return EngineApi.isOpen(request.getMethod(), resource, user.getName())
                || user.getAuthorities().stream().anyMatch(held -> ADMINISTRATOR.equals(held.getAuthority()));
    }

    private @Nullable String refusedKey(@Nullable String resource, byte[] body) throws IOException {
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
        Set<String> allowed = resource == null ? null : allowed(resource);
        if (allowed == null) {
            return null;
        }
        for (Map.Entry<String, JsonNode> entry : root.properties()) {
            if (!entry.getKey().equals("variables")
                    && !entry.getValue().isNull()
                    && !entry.getValue().asText().isEmpty()) {
                return entry.getKey();
            }
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

    /** The keys a form may set; null where none is submitted. */
    private @Nullable Set<String> allowed(String resource) throws IOException {
        String task = EngineApi.submittedTask(resource);
        if (task != null) {
            return declared.ofTask(task);
        }
        EngineApi.Started started = EngineApi.started(resource);
        if (started == null) {
            return null;
        }
        String definition = started.key() != null ? latest(started.key()) : started.id();
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

    private void refuse(HttpServletResponse response, HttpStatus status, String field, String why) throws IOException {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, why + ": " + field);
        problem.setProperty("field", field);
        // The web applications show "message".
        problem.setProperty("message", why + ": " + field);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
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
