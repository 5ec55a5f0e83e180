package org.charterflow.meeting;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.charterflow.alliance.Labels;
import org.charterflow.meeting.AttendanceAnswers.Answer;
import org.jspecify.annotations.Nullable;

/** Reads what people write about meetings: exact phrases for attendance, lines of {@code label: value} for the rest. */
public final class MeetingReader {

    private static final Map<String, Answer> ANSWERS = Map.ofEntries(
            Map.entry("参加", Answer.ACCEPTED),
            Map.entry("出席", Answer.ACCEPTED),
            Map.entry("attend", Answer.ACCEPTED),
            Map.entry("iattend", Answer.ACCEPTED),
            Map.entry("willattend", Answer.ACCEPTED),
            Map.entry("不参加", Answer.DECLINED),
            Map.entry("请假", Answer.DECLINED),
            Map.entry("notattend", Answer.DECLINED),
            Map.entry("idonotattend", Answer.DECLINED),
            Map.entry("willnotattend", Answer.DECLINED),
            Map.entry("待定", Answer.TENTATIVE),
            Map.entry("undecided", Answer.TENTATIVE));
    private static final String[] KIND = {"性质", "类型", "kind"};
    private static final String[] MATTER = {"事项", "表决事项", "matter"};
    private static final String[] QUESTION = {"表决文本", "question"};
    private static final String[] LABELS =
            Stream.of(KIND, MATTER, QUESTION).flatMap(Arrays::stream).toArray(String[]::new);
    private static final Pattern LINE = Pattern.compile("\\s*([^:：\\n]{1,20})[:：]\\s*(.*)");
    private static final List<DateTimeFormatter> DATES =
            List.of(format("uuuu-M-d H:mm"), format("uuuu年M月d日 H:mm"), format("uuuu年M月d日H:mm"));

    private MeetingReader() {}

    /**
     * A topic in a mail: its first line names it, labelled lines say what is done with it, the others explain it.
     *
     * @param kind as written, as are {@code matter} and {@code question}; null where no line says so
     */
    public record MailedTopic(
            String title,
            @Nullable String kind,
            @Nullable String matter,
            @Nullable String question,
            @Nullable String explanation) {}

    /** The answer, if the text is one of the exact phrases and nothing but it. */
    public static Optional<Answer> answer(String text) {
        return Optional.ofNullable(ANSWERS.get(phrase(text)));
    }

    /** Whom the sender names to attend for them, if the text is one line that does. */
    public static Optional<String> proxy(String text) {
        return value(text.strip(), "委托", "proxy").filter(name -> !text.strip().contains("\n"));
    }

    /** The topic that a text proposes. */
    public static Optional<MailedTopic> topic(String text) {
        String stripped = text.strip();
        int end = stripped.indexOf('\n');
        String first = end < 0 ? stripped : stripped.substring(0, end);
        String rest = end < 0 ? "" : stripped.substring(end).strip();
        String explanation = rest.lines()
                .filter(line -> value(line, LABELS).isEmpty())
                .collect(Collectors.joining("\n"))
                .strip();
        return value(first, "议题", "topic")
                .map(title -> new MailedTopic(
                        title,
                        value(rest, KIND).orElse(null),
                        value(rest, MATTER).orElse(null),
                        value(rest, QUESTION).orElse(null),
                        explanation.isEmpty() ? null : explanation));
    }

    /** What a word says is done with a topic, in Chinese or English; empty for any other word. */
    public static Optional<ItemKind> kind(String word) {
        return Arrays.stream(ItemKind.values())
                .filter(kind -> List.of(kind.label().zh(), kind.label().en()).contains(phrase(word)))
                .findFirst();
    }

    /** The value of the first line that bears one of these labels; empty if none does or its value is. */
    public static Optional<String> value(String text, String... labels) {
        return text.lines()
                .map(LINE::matcher)
                .filter(Matcher::matches)
                .filter(line -> List.of(labels).contains(phrase(line.group(1))))
                .map(line -> line.group(2).strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** A local date and time as people write it, such as {@code 2026-06-08 14:00}. */
    public static Optional<LocalDateTime> dateTime(String text) {
        for (DateTimeFormatter format : DATES) {
            try {
                return Optional.of(LocalDateTime.parse(text.strip().replace('：', ':'), format));
            } catch (DateTimeException another) {
                continue;
            }
        }
        return Optional.empty();
    }

    /** Strict: the thirtieth of February is no date. */
    private static DateTimeFormatter format(String pattern) {
        return DateTimeFormatter.ofPattern(pattern, Locale.ROOT).withResolverStyle(ResolverStyle.STRICT);
    }

    private static String phrase(String text) {
        return Labels.normalised(text).replaceAll("[.。!！]", "");
    }
}
