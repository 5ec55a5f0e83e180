package org.charterflow.amendment.table;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.charterflow.amendment.table.Atoms.Undecidable;
import org.charterflow.amendment.table.DecisionTable.Column;
import org.charterflow.amendment.table.DecisionTable.Row;
import org.charterflow.charter.TableTrials;
import org.charterflow.language.Bilingual;

/**
 * One check of a proposed table against the one in force, before anybody votes on it: the same signature, nothing that runs,
 * every combination answered once or said not to be, every rule with an article that exists.
 */
public final class TableCheck {

    private static final Set<String> UNREADABLE =
            Set.of("same-decision", "same-hit-policy", "same-signature", "feel-of-charters", "readable");

    private final TableTrials engine;

    public TableCheck(TableTrials engine) {
        this.engine = engine;
    }

    /**
     * What tables may refer to.
     *
     * @param article whether there is such an article in the documents in force or proposed
     * @param readings ids of the readings on record
     * @param words the words an output may be, by column; a column that is not there takes any text
     */
    public record References(Predicate<String> article, Set<String> readings, Map<String, Set<String>> words) {}

    /**
     * Checks a table.
     *
     * @param proposed as read by {@link TableReader}
     * @param inForce the alliance's table as it is
     * @param gapsMeant whether combinations that were answered until now are left open on purpose; the voters read so
     * @return what refuses it and what its drafter should know; nothing if all is in order
     */
    public List<TableFinding> check(
            DecisionTable proposed, DecisionTable inForce, References references, boolean gapsMeant) {
        List<TableFinding> findings = new ArrayList<>(signature(proposed, inForce));
        if (findings.isEmpty()) {
            cells(proposed, findings);
        }
        if (findings.isEmpty()) {
            coverage(proposed, inForce, gapsMeant, findings);
        }
        if (findings.stream().noneMatch(finding -> UNREADABLE.contains(finding.rule()))) {
            findings.addAll(new OutputCheck(proposed, inForce, references, engine).findings(findings));
        }
        return findings;
    }

    private static List<TableFinding> signature(DecisionTable proposed, DecisionTable inForce) {
        List<TableFinding> findings = new ArrayList<>();
        String table = inForce.decisionId();
        if (!proposed.decisionId().equals(table)) {
            findings.add(TableFinding.ofTable(
                    proposed.decisionId(),
                    "same-decision",
                    "决策标识应为“" + table + "”",
                    "expected the decision id '" + table + "'"));
        }
        if (!proposed.hitPolicy().equals(inForce.hitPolicy())) {
            findings.add(TableFinding.ofTable(
                    table,
                    "same-hit-policy",
                    "命中策略应为 " + inForce.hitPolicy() + "，现为 " + proposed.hitPolicy(),
                    "expected the hit policy " + inForce.hitPolicy() + ", found " + proposed.hitPolicy()));
        }
        columns(table, "输入", "input", proposed.inputs(), inForce.inputs(), findings);
        columns(table, "输出", "output", proposed.outputs(), inForce.outputs(), findings);
        return findings;
    }

    private static void columns(
            String table,
            String zh,
            String en,
            List<Column> proposed,
            List<Column> inForce,
            List<TableFinding> findings) {
        for (int i = 0; i < Math.max(proposed.size(), inForce.size()); i++) {
            String found = i < proposed.size() ? signature(proposed.get(i)) : "—";
            String expected = i < inForce.size() ? signature(inForce.get(i)) : "—";
            if (!found.equals(expected)) {
                findings.add(TableFinding.ofTable(
                        table,
                        "same-signature",
                        "第" + (i + 1) + "个" + zh + "应为 " + expected + "，现为 " + found,
                        en + " " + (i + 1) + ": expected " + expected + ", found " + found));
            }
        }
    }

    private static String signature(Column column) {
        return column.name() + " (" + column.type() + ")";
    }

    private static void cells(DecisionTable table, List<TableFinding> findings) {
        Set<String> inputs = names(table.inputs());
        for (int r = 0; r < table.rows().size(); r++) {
            Row row = table.rows().get(r);
            for (int c = 0; c < row.inputs().size(); c++) {
                Column column = table.inputs().get(c);
                int at = r + 1;
                CellLanguage.test(row.inputs().get(c), column)
                        .ifPresent(why -> findings.add(
                                TableFinding.ofCell(table.decisionId(), at, column.words(), "feel-of-charters", why)));
            }
            for (int c = 0; c < row.outputs().size(); c++) {
                Column column = table.outputs().get(c);
                int at = r + 1;
                CellLanguage.value(row.outputs().get(c), inputs)
                        .ifPresent(why -> findings.add(
                                TableFinding.ofCell(table.decisionId(), at, column.words(), "feel-of-charters", why)));
            }
        }
    }

    private void coverage(DecisionTable table, DecisionTable inForce, boolean gapsMeant, List<TableFinding> findings) {
        String id = table.decisionId();
        Coverage.Result found;
        try {
            found = Coverage.of(table, inForce, engine);
        } catch (Undecidable e) {
            findings.add(TableFinding.ofRow(
                    id, e.row() + 1, "readable", "引擎不能读取此行的条件", "the engine cannot read a test of this row"));
            return;
        } catch (IllegalArgumentException e) {
            findings.add(TableFinding.ofTable(
                    id,
                    "coverage",
                    "组合过多，无法说明是否全部覆盖；请简化条件",
                    "too many combinations to say whether all are covered; simplify the tests"));
            return;
        }
        for (Bilingual gap : found.newGaps()) {
            TableFinding finding = TableFinding.ofTable(
                    id,
                    "covered",
                    "现行规则有答案而拟议规则没有：" + gap.zh(),
                    "answered by the rules in force and not any more: " + gap.en());
            findings.add(gapsMeant ? finding.asNote() : finding);
        }
        for (Bilingual gap : found.oldGaps()) {
            findings.add(TableFinding.ofTable(
                            id, "covered", "与现行规则一样没有答案：" + gap.zh(), "not answered, as before: " + gap.en())
                    .asNote());
        }
        for (Coverage.Overlap overlap : found.overlaps()) {
            findings.add(TableFinding.ofRow(
                    id,
                    overlap.other(),
                    "one-answer",
                    "与第" + overlap.row() + "行重叠：" + overlap.combination().zh(),
                    "overlaps row " + overlap.row() + ": "
                            + overlap.combination().en()));
        }
        for (int row : found.unreachable()) {
            findings.add(TableFinding.ofRow(id, row, "reachable", "此行永远不会被用到", "this row never comes to answer"));
        }
    }

    static Set<String> names(List<Column> columns) {
        return columns.stream().map(Column::name).collect(Collectors.toSet());
    }
}
