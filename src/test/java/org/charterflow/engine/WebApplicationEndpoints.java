package org.charterflow.engine;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Application;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.camunda.bpm.admin.impl.web.AdminApplication;
import org.camunda.bpm.cockpit.impl.web.CockpitApplication;
import org.camunda.bpm.tasklist.impl.web.TasklistApplication;
import org.camunda.bpm.webapp.impl.engine.EngineRestApplication;
import org.camunda.bpm.welcome.impl.web.WelcomeApplication;
import org.jspecify.annotations.Nullable;

/** Every endpoint that the web applications bring, read from their own annotations: none can be forgotten. */
final class WebApplicationEndpoints {

    private static final Map<String, Application> APPLICATIONS = Map.of(
            "engine", new EngineRestApplication(),
            "cockpit", new CockpitApplication(),
            "admin", new AdminApplication(),
            "tasklist", new TasklistApplication(),
            "welcome", new WelcomeApplication());

    private WebApplicationEndpoints() {}

    /** @param path below {@code /camunda/api/}, with parameters such as {@code {id}} */
    record Endpoint(String method, String path) implements Comparable<Endpoint> {

        @Override
        public int compareTo(Endpoint other) {
            int byPath = path.compareTo(other.path);
            return byPath != 0 ? byPath : method.compareTo(other.method);
        }

        boolean reads() {
            return method.equals("GET");
        }
    }

    static Set<Endpoint> all() {
        Set<Endpoint> found = new TreeSet<>();
        APPLICATIONS.forEach((name, application) -> application.getClasses().stream()
                .filter(type -> path(type) != null)
                .forEach(type -> walk(name + "/" + path(type), type, found, new ArrayDeque<>())));
        return found;
    }

    private static void walk(String prefix, Class<?> type, Set<Endpoint> found, Deque<Class<?>> above) {
        if (above.contains(type)) {
            return;
        }
        above.push(type);
        for (Method method : type.getMethods()) {
            List<Annotation> marks = marks(method);
            String sub = marks.stream()
                    .filter(Path.class::isInstance)
                    .map(mark -> ((Path) mark).value())
                    .findFirst()
                    .orElse(null);
            String path = clean(prefix + (sub == null ? "" : "/" + sub));
            Set<String> verbs = verbs(marks);
            verbs.forEach(verb -> found.add(new Endpoint(verb, path)));
            if (verbs.isEmpty() && sub != null) {
                walk(path, method.getReturnType(), found, above);
            }
        }
        above.pop();
    }

    private static Set<String> verbs(List<Annotation> marks) {
        Set<String> verbs = new HashSet<>();
        for (Annotation mark : marks) {
            HttpMethod verb = mark.annotationType().getAnnotation(HttpMethod.class);
            if (verb != null) {
                verbs.add(verb.value());
            }
        }
        return verbs;
    }

    /** Annotations stand on the interface where there is one. */
    private static List<Annotation> marks(Method method) {
        Set<Annotation> marks = new LinkedHashSet<>(List.of(method.getAnnotations()));
        for (Class<?> type : types(method.getDeclaringClass())) {
            try {
                marks.addAll(List.of(type.getMethod(method.getName(), method.getParameterTypes())
                        .getAnnotations()));
            } catch (NoSuchMethodException e) {
                continue;
            }
        }
        return List.copyOf(marks);
    }

    private static Set<Class<?>> types(Class<?> type) {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            types.add(each);
            Stream.of(each.getInterfaces()).forEach(face -> types.addAll(types(face)));
        }
        return types;
    }

    private static @Nullable String path(Class<?> type) {
        for (Class<?> each : types(type)) {
            Path path = each.getAnnotation(Path.class);
            if (path != null) {
                return path.value();
            }
        }
        return null;
    }

    /** Without doubled slashes and without the patterns behind parameters. */
    private static String clean(String path) {
        return path.replaceAll("\\{\\s*(\\w+)\\s*:[^}]*}", "{$1}")
                .replaceAll("/+", "/")
                .replaceAll("/$", "");
    }
}
