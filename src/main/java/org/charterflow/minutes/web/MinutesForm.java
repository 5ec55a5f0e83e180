package org.charterflow.minutes.web;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.minutes.MinutesEdit;
import org.charterflow.minutes.OpenPoint;
import org.jspecify.annotations.Nullable;

/** Reads the form of the writers: {@code text.<passage>}, {@code confidential.<item>}, {@code task.<n>} and its like. */
final class MinutesForm {

    private MinutesForm() {}

    /**
     * @throws RuleViolation naming {@code edit} or {@code due} if they are no number and no date
     */
    static MinutesEdit of(Map<String, String> given) {
        Map<String, String> texts = new HashMap<>();
        Map<Integer, String> confidential = new HashMap<>();
        given.forEach((name, value) -> {
            if (name.startsWith("text.")) {
                texts.put(name.substring("text.".length()), value);
            } else if (name.matches("confidential\\.\\d{1,4}")) {
                confidential.put(Integer.valueOf(name.substring("confidential.".length())), value);
            }
        });
        return new MinutesEdit(edit(given), texts, openPoints(given), confidential);
    }

    private static List<OpenPoint> openPoints(Map<String, String> given) {
        List<OpenPoint> points = new ArrayList<>();
        for (int i = 0; given.containsKey("task." + i); i++) {
            String task = given.getOrDefault("task." + i, "");
            if (!task.isBlank()) {
                points.add(new OpenPoint(
                        task,
                        given.getOrDefault("owner." + i, ""),
                        due(given.getOrDefault("due." + i, "")),
                        item(given.getOrDefault("item." + i, ""))));
            }
        }
        return points;
    }

    private static @Nullable Integer item(String text) {
        if (text.isBlank()) {
            return null;
        }
        if (!text.matches("\\d{1,4}")) {
            throw RuleViolation.invalid("item", "whole-number", Bilingual.of("请选择议题", "choose the item, or none"));
        }
        return Integer.valueOf(text);
    }

    private static LocalDate due(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            throw RuleViolation.invalid(
                    "due",
                    "date",
                    Bilingual.of("请填写待办事项的期限，如 2026-04-30", "give the open point's day, such as 2026-04-30"));
        }
    }

    private static int edit(Map<String, String> given) {
        String edit = given.getOrDefault("edit", "");
        if (!edit.matches("\\d{1,9}")) {
            throw RuleViolation.invalid(
                    "edit", "whole-number", Bilingual.of("缺少修改序号", "the count of changes is missing"));
        }
        return Integer.parseInt(edit);
    }
}
