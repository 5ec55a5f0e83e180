package org.charterflow.mail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.charterflow.language.Bilingual;
import org.charterflow.language.Moments;
import org.jspecify.annotations.Nullable;
import org.springframework.expression.spel.support.StandardEvaluationContext;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContext;
import org.thymeleaf.spring6.expression.ThymeleafEvaluationContextWrapper;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.StringTemplateResolver;

/**
 * Writes a notice from its two templates, {@code mail/<kind>.zh.txt} and {@code .en.txt}: Thymeleaf in TEXT mode, the
 * first line {@code Subject: …}. Values are shown by {@code [(${value})]}; they are never taken for template text.
 */
@Component
class NoticeTexts {

    /** Stands between the two languages in body and subject. */
    private static final String BETWEEN_BODIES = "\n\n――――――――――――――――\n\n";

    private static final String BETWEEN_SUBJECTS = " / ";
    private static final String SUBJECT = "Subject:";

    private static final Pattern BREAKS = Pattern.compile("[\\p{Cc}\\p{Zl}\\p{Zp}\\s]+");
    private static final Pattern TRAILING_BLANKS = Pattern.compile("[ \\t]+\\n");
    private static final Pattern EMPTY_LINES = Pattern.compile("\\n{3,}");

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final Map<String, Template> templates = new ConcurrentHashMap<>();

    NoticeTexts() {
        StringTemplateResolver resolver = new StringTemplateResolver();
        resolver.setTemplateMode(TemplateMode.TEXT);
        resolver.setCacheable(true);
        engine.setTemplateResolver(resolver);
    }

    /** A rendered notice, in both languages. */
    record Text(String subject, String body) {}

    /** A template, its first line apart from the others: what fills the one cannot spill into the other. */
    private record Template(String subject, String body) {}

    /**
     * Writes a notice, the alliance's language first.
     *
     * @throws IllegalArgumentException if the kind lacks a template or its subject
     */
    Text write(String kind, Letterhead letterhead, @Nullable String caseNumber, Map<String, ?> model) {
        List<String> languages = letterhead.language().equals("en") ? List.of("en", "zh") : List.of("zh", "en");
        List<Text> texts = languages.stream()
                .map(language -> write(template(kind, language), language, letterhead, model))
                .toList();
        String subject = (caseNumber == null ? "" : "[" + caseNumber + "] ")
                + joined(texts.get(0).subject(), texts.get(1).subject());
        String body = texts.get(0).body() + BETWEEN_BODIES + texts.get(1).body() + "\n\n-- \n"
                + letterhead.name().in(languages.get(0)) + "\n"
                + letterhead.name().in(languages.get(1)) + "\n";
        return new Text(subject, body);
    }

    private static String joined(String first, String second) {
        return first.equals(second) ? first : first + BETWEEN_SUBJECTS + second;
    }

    private Text write(Template template, String language, Letterhead letterhead, Map<String, ?> model) {
        Map<String, Object> variables = new HashMap<>();
        model.forEach((name, value) -> variables.put(name, said(value, language, letterhead.zone())));
        variables.put("alliance", letterhead.name().in(language));
        // Without one Thymeleaf makes one for every expression.
        variables.put(
                ThymeleafEvaluationContext.THYMELEAF_EVALUATION_CONTEXT_CONTEXT_VARIABLE_NAME,
                new ThymeleafEvaluationContextWrapper(new StandardEvaluationContext()));
        Context context = new Context(Locale.forLanguageTag(language), variables);
        return new Text(
                oneLine(engine.process(template.subject(), context)), tidy(engine.process(template.body(), context)));
    }

    private static @Nullable Object said(@Nullable Object value, String language, ZoneId zone) {
        if (value instanceof Bilingual text) {
            return text.in(language);
        } else if (value instanceof Instant instant) {
            return Moments.at(instant, zone).in(language);
        } else if (value instanceof LocalDate day) {
            return Moments.on(day).in(language);
        } else if (value instanceof Iterable<?> items) {
            List<@Nullable Object> said = new java.util.ArrayList<>();
            items.forEach(item -> said.add(said(item, language, zone)));
            return said;
        } else if (value instanceof Map<?, ?> map) {
            Map<Object, @Nullable Object> said = new HashMap<>();
            map.forEach((key, item) -> said.put(key, said(item, language, zone)));
            return said;
        }
        return value;
    }

    private static String oneLine(String subject) {
        return BREAKS.matcher(subject).replaceAll(" ").strip();
    }

    private static String tidy(String body) {
        String trimmed = TRAILING_BLANKS.matcher(body.replace("\r\n", "\n")).replaceAll("\n");
        return EMPTY_LINES.matcher(trimmed).replaceAll("\n\n").strip();
    }

    private Template template(String kind, String language) {
        return templates.computeIfAbsent("/mail/" + kind + "." + language + ".txt", NoticeTexts::load);
    }

    private static Template load(String path) {
        try (InputStream resource = NoticeTexts.class.getResourceAsStream(path)) {
            if (resource == null) {
                throw new IllegalArgumentException("there is no template " + path);
            }
            String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
            int end = text.indexOf('\n');
            if (!text.startsWith(SUBJECT) || end < 0) {
                throw new IllegalArgumentException(path + " must begin with a line \"" + SUBJECT + " …\"");
            }
            return new Template(text.substring(SUBJECT.length(), end), text.substring(end + 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
