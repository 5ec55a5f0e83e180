package org.charterflow.amendment.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.charterflow.amendment.table.DecisionTable.Column;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * The part of FEEL in which charters are written: constants, comparisons, and in outputs arithmetic over the inputs.
 * What is not on the list does not get in: no function defined, nothing external, nothing that iterates, no regular
 * expression, no clock. A test may only look at its own input, which is what makes {@link Coverage} sound.
 */
final class CellLanguage {

    private static final int LONGEST = 2000;
    private static final int MOST_TOKENS = 400;
    private static final int DEEPEST = 10;
    private static final int MOST_DIGITS = 12;

    private static final Set<String> TEST_FUNCTIONS = Set.of("not", "starts with", "ends with", "contains");
    private static final Set<String> VALUE_FUNCTIONS = Set.of(
            "not", "starts with", "ends with", "contains", "min", "max", "sum", "floor", "ceiling", "abs", "modulo");
    private static final Set<String> TEXT_FUNCTIONS = Set.of("starts with", "ends with", "contains");
    private static final Set<String> WORDS = Set.of("true", "false", "null", "and", "or", "in", "between");
    private static final Set<String> VALUE_WORDS = Set.of("if", "then", "else");
    private static final Set<String> SIGNS =
            Set.of("<", "<=", ">", ">=", "=", "!=", "..", "?", "(", ")", ",", "[", "]", "+", "-", "*", "/");
    private static final Set<String> ORDER = Set.of("<", "<=", ">", ">=", "..", "[", "]", "between");
    private static final Set<String> ARITHMETIC = Set.of("+", "*", "/");

    /** Why a well-known way out of the language is closed. */
    private static final Map<String, Bilingual> CLOSED = Map.ofEntries(
            closed("function", "不得定义函数", "functions may not be defined"),
            closed("external", "不得调用外部（Java）函数", "external (Java) functions may not be called"),
            closed("java", "不得访问Java", "Java is out of reach"),
            closed("for", "不得使用循环", "nothing may iterate"),
            closed("some", "不得使用循环", "nothing may iterate"),
            closed("every", "不得使用循环", "nothing may iterate"),
            closed("matches", "不得使用正则表达式", "regular expressions are not allowed"),
            closed("replace", "不得使用正则表达式", "regular expressions are not allowed"),
            closed("split", "不得使用正则表达式", "regular expressions are not allowed"),
            closed("now", "规则不得读取时钟", "a rule does not look at the clock"),
            closed("today", "规则不得读取时钟", "a rule does not look at the clock"));

    private enum Kind {
        TEXT,
        NUMBER,
        WORD,
        SIGN
    }

    private record Token(Kind kind, String text) {}

    private static final class Objection extends Exception {
        private static final long serialVersionUID = 1L;
        private final transient Bilingual words;

        Objection(String zh, String en) {
            super(en, null, false, false);
            this.words = Bilingual.of(zh, en);
        }
    }

    private CellLanguage() {}

    /** What is wrong with the test of an input; empty if nothing is. */
    static Optional<Bilingual> test(String cell, Column column) {
        try {
            List<Token> tokens = tokens(cell);
            names(tokens, Set.of(), true);
            types(tokens, column);
            return Optional.empty();
        } catch (Objection objection) {
            return Optional.of(objection.words);
        }
    }

    /** What is wrong with an output over these inputs; empty if nothing is. */
    static Optional<Bilingual> value(String cell, Set<String> inputs) {
        try {
            names(tokens(cell), inputs, false);
            return cell.isEmpty()
                    ? Optional.of(Bilingual.of("单元格不得为空；没有值时写null", "the cell is empty; write null for no value"))
                    : Optional.empty();
        } catch (Objection objection) {
            return Optional.of(objection.words);
        }
    }

    /** The texts that a cell names. */
    static List<String> texts(String cell) {
        return constants(cell, Kind.TEXT);
    }

    /** The numbers that a cell names, without their signs. */
    static List<String> numbers(String cell) {
        return constants(cell, Kind.NUMBER);
    }

    /** The texts that the cell looks for at the beginning, at the end or inside, by function. */
    static List<String> argumentsOf(String cell, String function) {
        List<String> arguments = new ArrayList<>();
        List<Token> tokens = accepted(cell);
        for (int i = 0; i + 4 < tokens.size(); i++) {
            if (tokens.get(i).text().equals(function) && tokens.get(i + 4).kind() == Kind.TEXT) {
                arguments.add(tokens.get(i + 4).text());
            }
        }
        return arguments;
    }

    /** The inputs that an output looks at. */
    static List<String> inputsOf(String cell, Set<String> inputs) {
        return accepted(cell).stream()
                .filter(token -> token.kind() == Kind.WORD && inputs.contains(token.text()))
                .map(Token::text)
                .distinct()
                .toList();
    }

    private static List<String> constants(String cell, Kind kind) {
        return accepted(cell).stream()
                .filter(token -> token.kind() == kind)
                .map(Token::text)
                .toList();
    }

    private static List<Token> accepted(String cell) {
        try {
            return tokens(cell);
        } catch (Objection objection) {
            throw new IllegalArgumentException(objection);
        }
    }

    private static void names(List<Token> tokens, Set<String> inputs, boolean test) throws Objection {
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            Token token = tokens.get(i);
            boolean call = i + 1 < tokens.size() && isSign(tokens.get(i + 1), "(");
            if (token.kind() == Kind.WORD) {
                word(token.text(), call, inputs, test);
                if (call && TEXT_FUNCTIONS.contains(token.text())) {
                    textFunction(tokens, i, test);
                }
            } else if (token.kind() == Kind.SIGN) {
                depth += isSign(token, "(") ? 1 : isSign(token, ")") ? -1 : 0;
                if (depth > DEEPEST) {
                    throw new Objection("括号嵌套过深", "too many brackets within brackets");
                }
                sign(tokens, i, test);
            }
        }
    }

    private static void word(String word, boolean call, Set<String> inputs, boolean test) throws Objection {
        Bilingual why = CLOSED.get(word.toLowerCase(Locale.ROOT));
        if (why != null && !inputs.contains(word)) {
            throw new Objection("“" + word + "”：" + why.zh(), "'" + word + "': " + why.en());
        }
        Set<String> functions = test ? TEST_FUNCTIONS : VALUE_FUNCTIONS;
        boolean known = functions.contains(word)
                ? call
                : WORDS.contains(word) || (!test && (VALUE_WORDS.contains(word) || (inputs.contains(word) && !call)));
        if (!known) {
            String names =
                    test ? "?" : String.join(", ", inputs.stream().sorted().toList());
            throw new Objection(
                    "“" + word + "”不在允许之列；可用：" + names + "，函数 "
                            + String.join("、", functions.stream().sorted().toList()),
                    "'" + word + "' is not allowed; there are " + names + " and the functions "
                            + String.join(", ", functions.stream().sorted().toList()));
        }
    }

    /** A test looks for a constant in its own input, nothing else. */
    private static void textFunction(List<Token> tokens, int at, boolean test) throws Objection {
        boolean plain = at + 5 < tokens.size()
                && isSign(tokens.get(at + 2), "?")
                && isSign(tokens.get(at + 3), ",")
                && tokens.get(at + 4).kind() == Kind.TEXT
                && isSign(tokens.get(at + 5), ")");
        if (test && !plain) {
            String function = tokens.get(at).text();
            throw new Objection(
                    "“" + function + "”须写作 " + function + "(?, \"文字\")",
                    "'" + function + "' is written " + function + "(?, \"text\")");
        }
    }

    private static void sign(List<Token> tokens, int at, boolean test) throws Objection {
        String sign = tokens.get(at).text();
        if (!SIGNS.contains(sign)) {
            throw new Objection(
                    sign.equals(".") ? "不得访问属性（“.”）" : "字符“" + sign + "”不在允许之列",
                    sign.equals(".")
                            ? "properties ('.') are out of reach"
                            : "the character '" + sign + "' is not allowed");
        }
        boolean afterValue = at > 0 && isValue(tokens.get(at - 1));
        if (sign.equals("?") && !test) {
            throw new Objection("“?”只用于输入列", "'?' belongs into inputs");
        }
        if (sign.equals("*") && at + 1 < tokens.size() && isSign(tokens.get(at + 1), "*")) {
            throw new Objection("不得使用乘方", "powers are not allowed");
        }
        if (test && (ARITHMETIC.contains(sign) || (sign.equals("-") && afterValue))) {
            throw new Objection("输入列只作比较，不作计算", "a test compares, it does not calculate");
        }
    }

    private static boolean isValue(Token token) {
        return token.kind() == Kind.NUMBER || token.kind() == Kind.TEXT || isSign(token, "?") || isSign(token, ")");
    }

    private static void types(List<Token> tokens, Column column) throws Objection {
        for (Token token : tokens) {
            boolean text = token.kind() == Kind.TEXT || TEXT_FUNCTIONS.contains(token.text());
            boolean number = token.kind() == Kind.NUMBER || (token.kind() != Kind.TEXT && ORDER.contains(token.text()));
            boolean truth =
                    token.kind() == Kind.WORD && List.of("true", "false").contains(token.text());
            boolean fits =
                    column.isNumber() ? !text && !truth : column.isBoolean() ? !text && !number : !number && !truth;
            if (!fits) {
                throw new Objection(
                        "“" + token.text() + "”与该列类型 " + column.type() + " 不符，永远不会成立",
                        "'" + token.text() + "' does not go with the column's type " + column.type()
                                + " and would never hold");
            }
        }
    }

    private static List<Token> tokens(String cell) throws Objection {
        if (cell.length() > LONGEST) {
            throw new Objection("单元格超过 " + LONGEST + " 字符", "the cell has more than " + LONGEST + " characters");
        }
        List<Token> tokens = new ArrayList<>();
        int at = 0;
        while (at < cell.length()) {
            char c = cell.charAt(at);
            int end = at + 1;
            if (Character.isWhitespace(c)) {
                at = end;
                continue;
            }
            if (c == '"') {
                end = endOfText(cell, at);
                tokens.add(new Token(Kind.TEXT, unescaped(cell.substring(at + 1, end - 1))));
            } else if (c >= '0' && c <= '9') {
                end = endOfNumber(cell, at);
                tokens.add(new Token(Kind.NUMBER, cell.substring(at, end)));
            } else if (Character.isLetter(c) || c == '_') {
                while (end < cell.length()
                        && (Character.isLetterOrDigit(cell.charAt(end)) || cell.charAt(end) == '_')) {
                    end++;
                }
                add(tokens, cell.substring(at, end));
            } else {
                end = endOfSign(cell, at);
                tokens.add(new Token(Kind.SIGN, cell.substring(at, end)));
            }
            if (tokens.size() > MOST_TOKENS) {
                throw new Objection("单元格过于复杂", "the cell is too long");
            }
            at = end;
        }
        return tokens;
    }

    /** FEEL's functions have names of two words. */
    private static void add(List<Token> tokens, String word) {
        int last = tokens.size() - 1;
        if (word.equals("with")
                && last >= 0
                && List.of("starts", "ends").contains(tokens.get(last).text())) {
            tokens.set(last, new Token(Kind.WORD, tokens.get(last).text() + " with"));
        } else {
            tokens.add(new Token(Kind.WORD, word));
        }
    }

    private static int endOfText(String cell, int from) throws Objection {
        for (int i = from + 1; i < cell.length(); i++) {
            if (cell.charAt(i) == '\\') {
                i++;
            } else if (cell.charAt(i) == '"') {
                return i + 1;
            }
        }
        throw new Objection("引号没有结束", "a quotation mark is not closed");
    }

    private static String unescaped(String text) throws Objection {
        if (text.contains("\\")) {
            throw new Objection("文字中不得使用反斜线", "a text has no backslash");
        }
        return text;
    }

    private static int endOfNumber(String cell, int from) throws Objection {
        int end = from;
        while (end < cell.length() && cell.charAt(end) >= '0' && cell.charAt(end) <= '9') {
            end++;
        }
        if (end + 1 < cell.length() && cell.charAt(end) == '.' && Character.isDigit(cell.charAt(end + 1))) {
            end++;
            while (end < cell.length() && Character.isDigit(cell.charAt(end))) {
                end++;
            }
        }
        if (end - from > MOST_DIGITS) {
            throw new Objection("数字过长", "a number has at most " + MOST_DIGITS + " digits");
        }
        return end;
    }

    private static int endOfSign(String cell, int from) {
        String two = cell.substring(from, Math.min(from + 2, cell.length()));
        if (Set.of("<=", ">=", "!=", "..").contains(two)) {
            return from + 2;
        }
        return from + 1;
    }

    private static boolean isSign(@Nullable Token token, String sign) {
        return token != null && token.kind() == Kind.SIGN && token.text().equals(sign);
    }

    private static Map.Entry<String, Bilingual> closed(String word, String zh, String en) {
        return Map.entry(word, Bilingual.of(zh, en));
    }
}
