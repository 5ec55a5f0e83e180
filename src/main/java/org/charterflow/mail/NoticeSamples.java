package org.charterflow.mail;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * A sample of every kind of notice, beside its templates as {@code mail/<kind>.yaml}: a text in two languages is a map
 * of {@code zh} and {@code en}, a moment or a day is in ISO 8601.
 */
@Component
class NoticeSamples {

    static final String CASE_NUMBER = "OSCAR-2026-0042";

    private static final String TEMPLATES = "classpath*:mail/*.zh.txt";
    private static final Map<String, Object> USUAL = Map.of(
            "caseNumber",
            CASE_NUMBER,
            "caseUrl",
            "https://charterflow.example/cases/" + CASE_NUMBER,
            "addressee",
            "李示例",
            "link",
            "https://charterflow.example/r/aeaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa");

    private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory());

    /** The kinds of notices, by their templates. */
    SortedSet<String> kinds() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(TEMPLATES))
                    .map(template -> String.valueOf(template.getFilename()).replace(".zh.txt", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * What a notice of the kind shows, as {@link Notice#model}, with what is always there.
     *
     * @throws IllegalArgumentException if the kind has no sample
     */
    Map<String, @Nullable Object> model(String kind) {
        Map<String, @Nullable Object> model = new HashMap<>(USUAL);
        try (InputStream sample = NoticeSamples.class.getResourceAsStream("/mail/" + kind + ".yaml")) {
            if (sample == null) {
                throw new IllegalArgumentException("there is no sample /mail/" + kind + ".yaml");
            }
            @Nullable Map<?, ?> given = yaml.readValue(sample, Map.class);
            if (given != null) {
                given.forEach((name, value) -> model.put(String.valueOf(name), read(value)));
            }
            return model;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @Nullable Object read(@Nullable Object value) {
        if (value instanceof Map<?, ?> map && map.keySet().equals(Set.of("zh", "en"))) {
            return Bilingual.of(String.valueOf(map.get("zh")), String.valueOf(map.get("en")));
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> read = new HashMap<>();
            map.forEach((key, item) -> read.put(key, read(item)));
            return read;
        } else if (value instanceof List<?> list) {
            return list.stream().map(NoticeSamples::read).toList();
        } else if (value instanceof String text && text.matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ")) {
            return Instant.parse(text);
        } else if (value instanceof String text && text.matches("\\d{4}-\\d\\d-\\d\\d")) {
            return LocalDate.parse(text);
        }
        return value;
    }
}
