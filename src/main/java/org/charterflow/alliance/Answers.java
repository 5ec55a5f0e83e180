package org.charterflow.alliance;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Puts an answer into the form's own notation where people write it otherwise and mean nothing else: a listed answer by
 * its label, a day as 2026年3月9日, a country by its name, a consent in other words. Everything else stays verbatim.
 */
public final class Answers {

    private static final Set<String> AGREED = Set.of(
            "是",
            "同意",
            "已同意",
            "授权",
            "同意授权",
            "已授权",
            "承诺",
            "已承诺",
            "接受",
            "已接受",
            "yes",
            "y",
            "true",
            "agree",
            "agreed",
            "weagree",
            "iagree",
            "accept",
            "accepted",
            "consent",
            "granted");

    private Answers() {}

    public static String read(ApplicationForm.Field field, String text) {
        String wanted = Labels.normalised(text);
        Optional<String> listed = field.options().stream()
                .filter(option -> Stream.concat(
                                Stream.of(
                                        option.value(),
                                        option.label().zh(),
                                        option.label().en()),
                                option.variants().stream())
                        .map(Labels::normalised)
                        .anyMatch(wanted::equals))
                .map(ApplicationForm.Option::value)
                .findFirst();
        return listed.orElseGet(() -> inNotation(field.check(), text));
    }

    private static String inNotation(@org.jspecify.annotations.Nullable FieldCheck check, String text) {
        if (check == FieldCheck.DATE) {
            return date(text).map(LocalDate::toString).orElse(text);
        } else if (check == FieldCheck.COUNTRY) {
            return country(text).orElse(text);
        } else if (check == FieldCheck.YES) {
            return AGREED.contains(Labels.normalised(text).replaceAll("[.。!！]", "")) ? "yes" : text;
        } else if (check == FieldCheck.SPDX) {
            return SpdxLicences.find(text).orElse(text);
        } else if (check == FieldCheck.URL && !text.contains("://") && text.indexOf('.') > 0) {
            return "https://" + text.strip();
        }
        return text;
    }

    /** A day as people write it: {@code 2026-03-09}, {@code 2026/3/9}, {@code 2026年3月9日}. */
    public static Optional<LocalDate> date(String text) {
        String[] parts = java.text.Normalizer.normalize(text.strip(), java.text.Normalizer.Form.NFKC)
                .split("\\s*[-/.年月日]\\s*");
        if (parts.length != 3 || !Arrays.stream(parts).allMatch(part -> part.matches("[0-9]{1,4}"))) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(
                    "%4s-%2s-%2s".formatted(parts[0], parts[1], parts[2]).replace(' ', '0')));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> country(String text) {
        String wanted = Labels.normalised(text);
        if (wanted.equals("中国大陆") || wanted.equals("中华人民共和国")) {
            return Optional.of("CN");
        }
        return Arrays.stream(Locale.getISOCountries())
                .filter(code -> {
                    Locale country = new Locale.Builder().setRegion(code).build();
                    return Stream.of(
                                    code,
                                    country.getISO3Country(),
                                    country.getDisplayCountry(Locale.SIMPLIFIED_CHINESE),
                                    country.getDisplayCountry(Locale.ENGLISH))
                            .map(Labels::normalised)
                            .anyMatch(wanted::equals);
                })
                .findFirst();
    }
}
