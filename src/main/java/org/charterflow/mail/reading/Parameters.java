package org.charterflow.mail.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The parameters behind a structured header value, decoded: continuations and charsets of RFC 2231, the encoded words
 * that most Chinese clients use instead, and raw 8-bit names. The first of a name counts.
 */
final class Parameters {

    private static final int MOST = 500;

    private Parameters() {}

    static Map<String, String> of(String value) {
        Map<String, String> plain = new LinkedHashMap<>();
        Map<String, TreeMap<Integer, Section>> sections = new HashMap<>();
        int i = value.indexOf(';');
        for (int count = 0; i >= 0 && i < value.length() && count < MOST; count++) {
            int equals = indexOfEither(value, '=', ';', i + 1);
            if (equals >= value.length() || value.charAt(equals) == ';') {
                i = equals < value.length() ? equals : -1;
                continue;
            }
            String name = value.substring(i + 1, equals).strip().toLowerCase(Locale.ROOT);
            StringBuilder content = new StringBuilder();
            i = read(value, equals + 1, content);
            add(name, content.toString(), plain, sections);
        }
        Map<String, String> all = new HashMap<>();
        sections.forEach((name, parts) -> all.put(name, joined(parts)));
        plain.forEach(
                (name, text) -> all.putIfAbsent(name, EncodedWords.decode(text).text()));
        return all;
    }

    private record Section(String text, boolean encoded) {}

    private static void add(
            String name, String content, Map<String, String> plain, Map<String, TreeMap<Integer, Section>> sections) {
        int star = name.indexOf('*');
        if (star < 0) {
            plain.putIfAbsent(name, content);
            return;
        }
        boolean encoded = name.endsWith("*");
        String number =
                name.substring(star + 1, encoded && name.length() - 1 > star ? name.length() - 1 : name.length());
        int index = number.isEmpty() ? 0 : index(number);
        if (index >= 0) {
            sections.computeIfAbsent(name.substring(0, star), key -> new TreeMap<>())
                    .putIfAbsent(index, new Section(content, encoded));
        }
    }

    private static int index(String number) {
        return number.length() <= 3 && number.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Integer.parseInt(number)
                : -1;
    }

    /** Reads one value; returns the index of the next semicolon or the length. */
    private static int read(String value, int start, StringBuilder content) {
        int i = start;
        while (i < value.length() && value.charAt(i) == ' ') {
            i++;
        }
        if (i < value.length() && value.charAt(i) == '"') {
            i++;
            while (i < value.length() && value.charAt(i) != '"') {
                if (value.charAt(i) == '\\' && i + 1 < value.length()) {
                    i++;
                }
                content.append(value.charAt(i++));
            }
            return indexOfEither(value, ';', ';', i + 1);
        }
        int end = indexOfEither(value, ';', ';', i);
        content.append(value.substring(i, end).strip());
        return end;
    }

    private static int indexOfEither(String value, char one, char other, int start) {
        for (int i = start; i < value.length(); i++) {
            if (value.charAt(i) == one || value.charAt(i) == other) {
                return i;
            }
        }
        return value.length();
    }

    private static String joined(TreeMap<Integer, Section> parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        String charset = null;
        int expected = 0;
        for (Map.Entry<Integer, Section> entry : parts.entrySet()) {
            if (entry.getKey() != expected++) {
                break;
            }
            String text = entry.getValue().text();
            if (entry.getKey() == 0 && entry.getValue().encoded()) {
                int first = text.indexOf('\'');
                int second = first < 0 ? -1 : text.indexOf('\'', first + 1);
                if (second > 0) {
                    charset = text.substring(0, first);
                    text = text.substring(second + 1);
                }
            }
            write(bytes, text, entry.getValue().encoded());
        }
        return decode(bytes.toByteArray(), charset);
    }

    private static String decode(byte[] bytes, @Nullable String charset) {
        return TextDecoder.decode(bytes, charset).text();
    }

    private static void write(ByteArrayOutputStream bytes, String text, boolean encoded) {
        if (!encoded) {
            bytes.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
            return;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int high = c == '%' && i + 2 < text.length() ? Character.digit(text.charAt(i + 1), 16) : -1;
            int low = high < 0 ? -1 : Character.digit(text.charAt(i + 2), 16);
            if (low >= 0) {
                bytes.write(high * 16 + low);
                i += 2;
            } else {
                bytes.write(c);
            }
        }
    }
}
