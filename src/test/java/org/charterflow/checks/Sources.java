package org.charterflow.checks;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.SimpleBeanDefinitionRegistry;
import org.springframework.context.annotation.AnnotationBeanNameGenerator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.util.ClassUtils;

/**
 * What the checks compare: texts by file name, beans by name, and the variables that Java code sets.
 *
 * @param models BPMN by file name, such as {@code ballot.bpmn}
 * @param forms form-js and HTML forms by file name
 * @param tables DMN by path below {@code charters}, such as {@code oscar/voting-rule.dmn}
 * @param beans component classes by bean name
 * @param variables names of variables that the code of the {@code process} packages sets
 * @param words string literals of the {@code process} packages, among them the names of messages
 */
record Sources(
        Map<String, String> models,
        Map<String, String> forms,
        Map<String, String> tables,
        Map<String, Class<?>> beans,
        Set<String> variables,
        Set<String> words) {

    private static final Path JAVA = Path.of("src/main/java/org/charterflow");
    private static final Pattern WORD = Pattern.compile("\"([\\w.]+)\"");
    private static final Pattern SETS =
            Pattern.compile("(?:setVariable(?:Local)?|putValue(?:Typed)?|put|entry|Map\\.of)\\(\\s*(\"\\w+\"|[\\w.]+)");
    private static final Pattern FURTHER_KEY = Pattern.compile(",\\s*(\"[a-z]\\w+\")\\s*,");
    private static final Pattern CONSTANT = Pattern.compile("String\\s+(\\w+)\\s*=\\s*\"(\\w+)\"\\s*;");

    static Sources ofRepository() {
        return new Sources(
                read(Path.of("bpmn"), ".bpmn"),
                read(Path.of("forms"), ".form", ".html"),
                read(Path.of("charters"), ".dmn"),
                components(),
                variables(JAVA),
                words(JAVA));
    }

    /** Texts below a folder by their path, separated by slashes; empty where there is no folder. */
    static Map<String, String> read(Path folder, String... extensions) {
        if (!Files.isDirectory(folder)) return Map.of();
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(f -> Stream.of(extensions).anyMatch(f.toString()::endsWith))
                    .collect(toMap(
                            f -> folder.relativize(f).toString().replace('\\', '/'),
                            Sources::text,
                            (a, b) -> a,
                            TreeMap::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Variable names in the first argument of the calls that set variables, constants resolved. */
    static Set<String> variables(Path root) {
        Map<String, String> java = read(root, ".java");
        Map<String, String> constants = new HashMap<>();
        java.values().forEach(t -> CONSTANT.matcher(t).results().forEach(m -> constants.put(m.group(1), m.group(2))));
        Set<String> found = new HashSet<>();
        java.forEach((file, text) -> {
            if (!file.contains("process/") && !file.startsWith("engine/")) return;
            SETS.matcher(text).results().map(m -> m.group(1)).forEach(name -> {
                if (name.startsWith("\"")) found.add(name.substring(1, name.length() - 1));
                else {
                    String value = constants.get(name.substring(name.lastIndexOf('.') + 1));
                    if (value != null) found.add(value);
                }
            });
            if (text.contains("setVariables(") || text.contains("Map.of(")) {
                FURTHER_KEY
                        .matcher(text)
                        .results()
                        .map(m -> m.group(1))
                        .forEach(name -> found.add(name.substring(1, name.length() - 1)));
            }
        });
        return found;
    }

    private static Set<String> words(Path root) {
        Set<String> found = new HashSet<>();
        read(root, ".java").forEach((file, text) -> {
            if (file.contains("process/")) WORD.matcher(text).results().forEach(m -> found.add(m.group(1)));
        });
        return found;
    }

    private static Map<String, Class<?>> components() {
        var names = new AnnotationBeanNameGenerator();
        var registry = new SimpleBeanDefinitionRegistry();
        Map<String, Class<?>> beans = new TreeMap<>();
        var scanner = new ClassPathScanningCandidateComponentProvider(true);
        for (BeanDefinition d : scanner.findCandidateComponents("org.charterflow")) {
            String className = d.getBeanClassName();
            if (className == null) continue;
            Class<?> type = ClassUtils.resolveClassName(className, Sources.class.getClassLoader());
            beans.put(names.generateBeanName(d, registry), type);
            for (Method m : type.getDeclaredMethods()) {
                Bean bean = m.getAnnotation(Bean.class);
                if (bean == null) continue;
                List<String> given = List.of(bean.value());
                beans.put(given.isEmpty() ? m.getName() : given.get(0), m.getReturnType());
            }
        }
        return beans;
    }
}
