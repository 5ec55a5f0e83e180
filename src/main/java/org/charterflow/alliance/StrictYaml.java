package org.charterflow.alliance;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;

/** Reads YAML into records and takes nothing for granted: unknown, repeated and missing keys are errors. */
public final class StrictYaml {

    private static final ObjectMapper YAML = YAMLMapper.builder()
            .addModule(new JavaTimeModule())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .build();

    private StrictYaml() {}

    /**
     * Reads a file of {@code charters/}.
     *
     * @param name what errors call the file
     * @throws ProfileException naming line or key and what was expected
     */
    public static <T> T read(Resource file, String name, Class<T> type) {
        byte[] content = content(file, name);
        T value;
        try {
            value = YAML.readValue(content, type);
        } catch (JsonProcessingException e) {
            throw new ProfileException(List.of(name + line(e, content) + ": " + problem(e)));
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
        List<String> problems = new ArrayList<>();
        complete(value, "", problems);
        if (!problems.isEmpty()) {
            throw new ProfileException(
                    problems.stream().map(problem -> name + ": " + problem).toList());
        }
        return value;
    }

    /** Walks the records: what is not marked nullable has to be there, and no text may be blank. */
    private static void complete(@Nullable Object value, String path, List<String> problems) {
        if (value instanceof String text && text.isBlank()) {
            problems.add(path + ": expected a text, found none");
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                complete(list.get(i), path + "[" + i + "]", problems);
            }
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, entry) -> complete(entry, path + "." + key, problems));
        } else if (value instanceof Record instance) {
            for (RecordComponent component : instance.getClass().getRecordComponents()) {
                String key = path.isEmpty() ? keyOf(component) : path + "." + keyOf(component);
                Object part = part(instance, component);
                if (part != null) {
                    complete(part, key, problems);
                } else if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                    problems.add(key + ": the key is missing, expected " + expected(component.getType()));
                }
            }
        }
    }

    private static @Nullable Object part(Record instance, RecordComponent component) {
        try {
            var accessor = component.getAccessor();
            accessor.setAccessible(true);
            return accessor.invoke(instance);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The key in the file; {@code short} is a word that Java keeps for itself. */
    private static String keyOf(RecordComponent component) {
        return component.getName().equals("shortName") ? "short" : component.getName();
    }

    private static byte[] content(Resource file, String name) {
        try {
            return file.getContentAsByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " cannot be read", e);
        }
    }

    /** Where the key stands. The reader's own location is where it noticed, which may be the end of the file. */
    private static String line(JsonProcessingException e, byte[] content) {
        if (e instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
            Integer line = lines(content).get(path(mapping));
            if (line != null) {
                return ", line " + line;
            }
        }
        JsonLocation location = e.getLocation();
        return location == null || location.getLineNr() < 1 ? "" : ", line " + location.getLineNr();
    }

    private static Map<String, Integer> lines(byte[] content) {
        Map<String, Integer> lines = new HashMap<>();
        try (JsonParser parser = YAML.createParser(content)) {
            while (parser.nextToken() != null) {
                lines.putIfAbsent(
                        path(parser.getParsingContext()),
                        parser.currentTokenLocation().getLineNr());
            }
        } catch (IOException e) {
            return lines;
        }
        return lines;
    }

    private static String path(JsonStreamContext context) {
        JsonStreamContext parent = context.getParent();
        if (parent == null) {
            return "";
        }
        String above = path(parent);
        if (context.inArray()) {
            return above + "[" + context.getCurrentIndex() + "]";
        }
        String key = context.getCurrentName();
        if (key == null) {
            return above;
        }
        return above.isEmpty() ? key : above + "." + key;
    }

    private static String problem(JsonProcessingException e) {
        if (e instanceof UnrecognizedPropertyException unknown) {
            String known = unknown.getKnownPropertyIds().stream()
                    .map(String::valueOf)
                    .sorted()
                    .collect(Collectors.joining(", "));
            return path(unknown) + ": unknown key, expected one of " + known;
        }
        if (e instanceof InvalidFormatException invalid) {
            return path(invalid) + ": expected " + expected(invalid.getTargetType()) + ", found \"" + invalid.getValue()
                    + "\"";
        }
        if (e instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null) {
            return path(mismatch) + ": expected " + expected(mismatch.getTargetType());
        }
        if (e instanceof JsonMappingException mapping) {
            Throwable cause = mapping.getCause();
            return path(mapping) + ": " + (cause == null ? mapping.getOriginalMessage() : cause.getMessage());
        }
        return "expected valid YAML: " + e.getOriginalMessage();
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.isEmpty() ? "the file" : path.toString();
    }

    private static String expected(Class<?> type) {
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> YAML.convertValue(constant, String.class))
                            .collect(Collectors.joining(", "));
        }
        if (type.isRecord()) {
            return "the keys "
                    + Arrays.stream(type.getRecordComponents())
                            .map(StrictYaml::keyOf)
                            .collect(Collectors.joining(", "));
        }
        return switch (type.getSimpleName()) {
            case "int", "Integer" -> "a whole number";
            case "boolean", "Boolean" -> "true or false";
            case "ZoneId" -> "a time zone such as Asia/Shanghai";
            case "LocalDate" -> "a date such as 2026-03-09";
            case "List", "ArrayList" -> "a list";
            case "Map", "LinkedHashMap" -> "keys with values";
            default -> "a text";
        };
    }
}
