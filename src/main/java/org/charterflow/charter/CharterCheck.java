package org.charterflow.charter;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.charterflow.alliance.ProfileException;
import org.charterflow.charter.PeriodRule.Kind;
import org.charterflow.charter.PeriodRule.Unit;
import org.charterflow.charter.TableFile.Row;
import org.charterflow.language.Bilingual;
import org.springframework.stereotype.Component;

/**
 * Checks the tables of every alliance at start, before they are deployed: all there, every row with its article, the
 * readings it cites recorded, periods and fractions well-formed.
 */
@Component
class CharterCheck {

    private static final Pattern TEXT = Pattern.compile("\"([^\"]*)\"");

    /** FEEL's functions whose value is another each time; an answer is remembered by the inputs it was asked for. */
    private static final Pattern UNSTEADY = Pattern.compile("\\b(now|today|random number)\\s*\\(");

    private final CharterFiles files;
    private final Readings readings;

    CharterCheck(CharterFiles files, Readings readings) {
        this.files = files;
        this.readings = readings;
    }

    /**
     * Checks what serves these alliances.
     *
     * @throws ProfileException naming file, line and what was expected, for everything that is wrong
     */
    void check(List<String> alliances) {
        Set<String> problems = new TreeSet<>();
        Tables read = new Tables();
        for (String alliance : alliances) {
            problems(alliance, files.decisionResources(alliance), files.decisionResource(alliance, "period"), read)
                    .forEach(problem -> problems.add(problem.en()));
        }
        if (!problems.isEmpty()) {
            throw new ProfileException(List.copyOf(problems));
        }
    }

    /**
     * What is wrong with tables that are to serve an alliance, table by table.
     *
     * @param tables some of its tables
     * @param period its {@code period} table, which the others refer to
     */
    List<Bilingual> problems(String alliance, Collection<DecisionResource> tables, DecisionResource period) {
        return problems(alliance, tables, period, new Tables());
    }

    /** Tables by the names of their files, each read once: the model's serve most alliances. */
    private final class Tables {
        private final Map<String, TableFile> byName = new HashMap<>();
        private final Map<String, TableFile> models = new HashMap<>();

        TableFile of(DecisionResource decision) {
            return byName.computeIfAbsent(decision.name(), name -> TableFile.read(decision));
        }

        TableFile model(String decisionId) {
            return models.computeIfAbsent(decisionId, id -> of(files.decisionResource(CharterFiles.MODEL, id)));
        }
    }

    private List<Bilingual> problems(
            String alliance, Collection<DecisionResource> tables, DecisionResource period, Tables read) {
        Set<String> recorded = new HashSet<>();
        readings.of(alliance).forEach(reading -> recorded.add(reading.id()));
        Set<String> periods = periods(read.of(period));
        List<Bilingual> problems = new ArrayList<>();
        for (DecisionResource decision : tables) {
            problems.addAll(
                    problems(decision, read.of(decision), read.model(decision.decisionId()), recorded, periods));
        }
        return problems;
    }

    private List<Bilingual> problems(
            DecisionResource decision, TableFile table, TableFile model, Set<String> recorded, Set<String> periods) {
        List<Bilingual> problems = new ArrayList<>();
        String name = table.name();
        if (!decision.decisionId().equals(table.decisionId())) {
            problems.add(words(
                    "%s：决策编号应为“%s”，实为“%s”",
                    "%s: expected the decision id '%s', found '%s'",
                    name,
                    decision.decisionId(),
                    String.valueOf(table.decisionId())));
        }
        for (String output : model.outputs()) {
            if (!table.outputs().contains(output)) {
                problems.add(words("%s：缺少输出列“%s”", "%s: expected an output column '%s'", name, output));
            }
        }
        for (String input : table.inputs()) {
            if (!model.inputs().contains(input)) {
                problems.add(words(
                        "%s：没有输入“%s”，只有 %s",
                        "%s: unknown input '%s', expected some of %s", name, input, model.inputs()));
            }
        }
        if (!problems.isEmpty()) {
            return problems;
        }
        for (Row row : table.rows()) {
            rowProblems(decision.decisionId(), row, recorded, periods)
                    .forEach(problem -> problems.add(Bilingual.of(
                            "%s，第 %d 行：%s".formatted(name, row.line(), problem.zh()),
                            "%s, line %d: %s".formatted(name, row.line(), problem.en()))));
        }
        if (decision.decisionId().equals("period")) {
            for (String period : periods(model)) {
                if (!periods.contains(period)) {
                    problems.add(words("%s：缺少期限“%s”", "%s: expected a row for the period '%s'", name, period));
                }
            }
        }
        return problems;
    }

    private static List<Bilingual> rowProblems(String decisionId, Row row, Set<String> recorded, Set<String> periods) {
        List<Bilingual> problems = new ArrayList<>();
        if (row.text("article") == null) {
            problems.add(words("缺少条款", "expected an article"));
        }
        String reading = row.text("reading");
        if (reading != null && !recorded.contains(reading)) {
            problems.add(words("没有备案的解释“%s”", "the reading '%s' is not in readings.yaml", reading));
        }
        Stream.concat(row.inputs().values().stream(), row.outputs().values().stream())
                .filter(cell -> UNSTEADY.matcher(cell).find())
                .forEach(cell -> problems.add(
                        words("表只能按其输入作答，实为“%s”", "a table answers by its inputs alone, found '%s'", cell)));
        if (decisionId.equals("period")) {
            period(row, problems);
        }
        if (decisionId.equals("voting-rule")) {
            fraction(row, "threshold", problems);
            fraction(row, "quorum", problems);
            wholeNumber(row, "discussionDays", problems);
            String open = row.text("openPeriod");
            if (open == null || !periods.contains(open)) {
                problems.add(words(
                        "openPeriod：应为期限表中的一个期限，实为“%s”",
                        "openPeriod: expected a period of the period table, found '%s'", String.valueOf(open)));
            }
        }
        return problems;
    }

    private static void period(Row row, List<Bilingual> problems) {
        try {
            new PeriodRule(
                    "period",
                    wholeNumber(row, "length", problems),
                    Unit.of(String.valueOf(row.text("unit"))),
                    Kind.of(String.valueOf(row.text("kind"))),
                    String.valueOf(row.text("extendOverRestDays")).equals("true"),
                    new Citation("", null));
        } catch (IllegalArgumentException e) {
            problems.add(words("期限不成立：%s", "%s", String.valueOf(e.getMessage())));
        }
    }

    private static void fraction(Row row, String name, List<Bilingual> problems) {
        int numerator = wholeNumber(row, name + "Numerator", problems);
        int denominator = wholeNumber(row, name + "Denominator", problems);
        if (denominator == 0 || numerator > denominator) {
            problems.add(words(
                    "%s：应为 0 至 1 之间的分数，实为 %d/%d",
                    "%s: expected a fraction from 0 to 1, found %d/%d", name, numerator, denominator));
        }
    }

    private static int wholeNumber(Row row, String column, List<Bilingual> problems) {
        String cell = String.valueOf(row.text(column));
        if (!cell.matches("\\d{1,6}")) {
            problems.add(words("%s：应为整数，实为“%s”", "%s: expected a whole number, found '%s'", column, cell));
            return 0;
        }
        return Integer.parseInt(cell);
    }

    private static Set<String> periods(TableFile table) {
        Set<String> ids = new TreeSet<>();
        for (Row row : table.rows()) {
            Matcher id = TEXT.matcher(row.inputs().getOrDefault("period", ""));
            while (id.find()) {
                ids.add(id.group(1));
            }
        }
        return ids;
    }

    private static Bilingual words(String zh, String en, Object... named) {
        return Bilingual.of(zh.formatted(named), en.formatted(named));
    }
}
