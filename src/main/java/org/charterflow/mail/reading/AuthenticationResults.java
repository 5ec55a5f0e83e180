package org.charterflow.mail.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One Authentication-Results value (RFC 8601, 2.2). Comments are dropped before anything is read.
 *
 * @param id the authserv-id
 */
record AuthenticationResults(String id, List<Result> results) {

    /**
     * @param method in lower case, without version
     * @param value in lower case
     * @param properties {@code ptype.property} in lower case to value
     */
    record Result(String method, String value, Map<String, String> properties) {}

    /** Null when the value names no authserv-id or a version other than 1. */
    static @Nullable AuthenticationResults parse(String raw) {
        List<List<String>> statements = statements(withoutComments(raw));
        List<String> head = statements.get(0);
        if (head.isEmpty()
                || head.size() > 2
                || (head.size() == 2 && !head.get(1).equals("1"))) {
            return null;
        }
        List<Result> results = new ArrayList<>();
        for (List<String> statement : statements.subList(1, statements.size())) {
            Result result = result(statement);
            if (result != null) {
                results.add(result);
            }
        }
        return new AuthenticationResults(head.get(0), results);
    }

    private static @Nullable Result result(List<String> words) {
        if (words.isEmpty() || words.get(0).indexOf('=') < 1) {
            return null;
        }
        String method = name(words.get(0));
        int version = method.indexOf('/');
        Map<String, String> properties = new HashMap<>();
        for (String word : words.subList(1, words.size())) {
            if (word.indexOf('=') > 0) {
                properties.putIfAbsent(name(word), value(word));
            }
        }
        return new Result(
                version < 0 ? method : method.substring(0, version),
                value(words.get(0)).toLowerCase(Locale.ROOT),
                properties);
    }

    private static String name(String word) {
        return word.substring(0, word.indexOf('=')).toLowerCase(Locale.ROOT);
    }

    private static String value(String word) {
        return word.substring(word.indexOf('=') + 1);
    }

    /** Words by semicolon and white space; white space around {@code =} does not part; quotes are taken off. */
    private static List<List<String>> statements(String text) {
        List<List<String>> statements = new ArrayList<>();
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quoted) {
                if (c == '\\' && i + 1 < text.length()) {
                    word.append(text.charAt(++i));
                } else if (c == '"') {
                    quoted = false;
                } else {
                    word.append(c);
                }
            } else if (c == '"') {
                quoted = true;
            } else if (c == ';') {
                endWord(words, word);
                statements.add(words);
                words = new ArrayList<>();
            } else if (c == '=' && word.isEmpty() && !words.isEmpty()) {
                word.append(words.remove(words.size() - 1)).append(c);
            } else if (!Character.isWhitespace(c)) {
                word.append(c);
            } else if (!endsWithEquals(word)) {
                endWord(words, word);
            }
        }
        endWord(words, word);
        statements.add(words);
        return statements;
    }

    private static boolean endsWithEquals(StringBuilder word) {
        return !word.isEmpty() && word.charAt(word.length() - 1) == '=';
    }

    private static void endWord(List<String> words, StringBuilder word) {
        if (!word.isEmpty()) {
            words.add(word.toString());
            word.setLength(0);
        }
    }

    /** The value without its comments, which nest and may quote (RFC 5322, 3.2.2); an open one swallows the rest. */
    static String withoutComments(String value) {
        StringBuilder out = new StringBuilder(value.length());
        int depth = 0;
        boolean quoted = false;
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\' && (quoted || depth > 0)) {
                if (depth == 0) {
                    out.append(c);
                    if (i + 1 < value.length()) {
                        out.append(value.charAt(i + 1));
                    }
                }
                i++;
            } else if (depth == 0 && c == '"') {
                quoted = !quoted;
                out.append(c);
            } else if (!quoted && c == '(') {
                depth++;
            } else if (!quoted && c == ')' && depth > 0) {
                depth--;
                if (depth == 0) {
                    out.append(' ');
                }
            } else if (depth == 0) {
                out.append(c);
            }
        }
        return out.toString();
    }
}
