package org.charterflow.alliance;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Stream;
import org.charterflow.language.Nfkc;

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

    private static final int LONGEST_DATE = 40;
    private static final Map<String, String> COUNTRIES = countries();

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
            return AGREED.contains(Labels.withoutStops(Labels.normalised(text))) ? "yes" : text;
        } else if (check == FieldCheck.SPDX) {
            return SpdxLicences.find(text).orElse(text);
        } else if (check == FieldCheck.URL && !text.contains("://") && text.indexOf('.') > 0) {
            return "https://" + text.strip();
        }
        return text;
    }

    /** A day as people write it: {@code 2026-03-09}, {@code 2026/3/9}, {@code 2026年3月9日}. */
    public static Optional<LocalDate> date(String text) {
        List<String> parts = dateParts(text);
        if (parts.size() != 3) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse("%4s-%2s-%2s"
                    .formatted(parts.get(0), parts.get(1), parts.get(2))
                    .replace(' ', '0')));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** Groups of one to four digits between the marks of a date; empty for anything else. */
    private static List<String> dateParts(String text) {
        if (text.length() > LONGEST_DATE) {
            return List.of();
        }
        List<String> parts = new ArrayList<>();
        StringTokenizer groups = new StringTokenizer(Nfkc.of(text), "-/.年月日");
        while (groups.hasMoreTokens()) {
            String group = groups.nextToken().strip();
            if (group.isEmpty() && !groups.hasMoreTokens()) {
                break;
            }
            if (group.isEmpty() || group.length() > 4 || !group.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return List.of();
            }
            parts.add(group);
        }
        return parts;
    }

    private static Optional<String> country(String text) {
        String wanted = Labels.normalised(text);
        if (wanted.equals("中国大陆") || wanted.equals("中华人民共和国")) {
            return Optional.of("CN");
        }
        return Optional.ofNullable(COUNTRIES.get(wanted));
    }

    /** Codes by every normalised name; made once, since a mail may name thousands. */
    private static Map<String, String> countries() {
        Map<String, String> codes = new HashMap<>();
        for (String code : Locale.getISOCountries()) {
            Locale country = new Locale.Builder().setRegion(code).build();
            Stream.of(
                            code,
                            country.getISO3Country(),
                            country.getDisplayCountry(Locale.SIMPLIFIED_CHINESE),
                            country.getDisplayCountry(Locale.ENGLISH))
                    .map(Labels::normalised)
                    .forEach(name -> codes.putIfAbsent(name, code));
        }
        return Map.copyOf(codes);
    }
}
