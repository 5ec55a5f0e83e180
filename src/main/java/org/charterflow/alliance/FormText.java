package org.charterflow.alliance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads a filled-in form out of a mail: lines of {@code label: value} in Chinese or English, in any order, with colons of
 * any width, tabs of a pasted table, list numbers and bullets. Lenient in reading, never guessing: a value goes to a
 * field only when its label is one the form knows. Everything else is kept, in the sender's words.
 */
public final class FormText {

    private static final int LONGEST_LABEL = 40;
    private static final Set<String> NOTHING =
            Set.of("", "无", "没有", "暂无", "/", "n/a", "na", "none", "nil", "不适用", "未填", "空");

    private final FormLabels labels;

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Set<String> contested = new LinkedHashSet<>();
    private final List<String> notUnderstood = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private String section = "";
    private ApplicationForm.@Nullable Field open;

    /**
     * What was read.
     *
     * @param values by field key, as the sender wrote them, trimmed; a value of a list as the form's own word
     * @param notUnderstood lines that look like an entry but name no field of the form, and entries that contradict
     *     each other: for a person to transcribe
     * @param remarks free text around the entries: greetings, explanations
     */
    public record Result(Map<String, String> values, List<String> notUnderstood, List<String> remarks) {
        /** Whether nothing is left for a person to decipher. */
        public boolean isUnderstood() {
            return notUnderstood.isEmpty();
        }
    }

    private FormText(ApplicationForm form) {
        this.labels = new FormLabels(form);
    }

    /** Reads a text of any length; takes time linear in it. */
    public static Result read(ApplicationForm form, String text) {
        FormText reader = new FormText(form);
        text.lines().forEach(reader::line);
        return reader.result();
    }

    private Result result() {
        contested.forEach(values::remove);
        boolean nothing = values.isEmpty() && notUnderstood.isEmpty();
        return nothing
                ? new Result(Map.of(), List.copyOf(remarks), List.of())
                : new Result(values, List.copyOf(notUnderstood), List.copyOf(remarks));
    }

    private void line(String raw) {
        String line = raw.strip();
        if (line.isEmpty()) {
            open = null;
            return;
        }
        int split = separator(line);
        if (split < 0) {
            unlabelled(raw, line);
            return;
        }
        String label = line.substring(0, split).strip();
        String value = line.substring(split + 1).strip();
        Optional<ApplicationForm.Field> field = labels.field(label, section);
        Optional<String> heading = FormLabels.section(label);
        heading.ifPresent(opened -> section = opened);
        if (field.isPresent() && !(value.isEmpty() && heading.isPresent())) {
            enter(field.get(), value, line);
        } else if (heading.isEmpty()) {
            unlabelled(raw, line, label);
        } else if (!value.isEmpty()) {
            labels.field("姓名", section)
                    .ifPresentOrElse(name -> enter(name, value, line), () -> notUnderstood.add(line));
        }
    }

    private void enter(ApplicationForm.Field field, String value, String line) {
        open = field.isMultiline() ? field : null;
        if (isNothing(value)) {
            return;
        }
        String entry = Answers.read(field, value);
        String earlier = values.putIfAbsent(field.key(), entry);
        if (earlier != null && !Labels.normalised(earlier).equals(Labels.normalised(entry))) {
            contested.add(field.key());
            notUnderstood.add(field.label().zh() + "：" + earlier + " / " + line);
        }
    }

    private void unlabelled(String raw, String line) {
        Optional<String> heading = FormLabels.section(line);
        if (heading.isPresent()) {
            section = heading.get();
            open = null;
        } else {
            continueOrKeep(raw, line);
        }
    }

    private void unlabelled(String raw, String line, String label) {
        boolean entry = label.codePointCount(0, label.length()) <= LONGEST_LABEL
                && !line.contains("://")
                && !isGreeting(label)
                && label.chars().noneMatch(c -> "，。！？,!?；;".indexOf(c) >= 0);
        if (open != null) {
            continueOrKeep(raw, line);
        } else if (entry) {
            notUnderstood.add(line);
        } else {
            remarks.add(line);
        }
    }

    private void continueOrKeep(String raw, String line) {
        ApplicationForm.Field field = open;
        if (field == null) {
            remarks.add(raw.strip());
            return;
        }
        values.merge(field.key(), line, (before, added) -> before + "\n" + added);
    }

    /** Where the label ends: the first colon of any width, or the first tab; -1 when there is none. */
    private static int separator(String line) {
        for (int i = 0; i < line.length(); i++) {
            if (":：﹕︰\t".indexOf(line.charAt(i)) >= 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isNothing(String value) {
        String folded = Labels.normalised(value);
        return folded.isEmpty() || NOTHING.contains(folded);
    }

    private static boolean isGreeting(String label) {
        String folded = Labels.normalised(label);
        return folded.startsWith("尊敬的")
                || folded.startsWith("dear")
                || folded.equals("您好")
                || folded.equals("你好")
                || folded.equals("hello");
    }
}
