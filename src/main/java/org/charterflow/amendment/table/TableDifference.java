package org.charterflow.amendment.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.charterflow.amendment.table.DecisionTable.Column;
import org.charterflow.amendment.table.DecisionTable.Row;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * What changes between two versions of a table, rule by rule. Rules are the same if they have the same id, or else the
 * same conditions.
 *
 * @param decisionId id of the decision
 * @param title what people call it
 * @param changes in the order of the new table, then what is removed
 */
public record TableDifference(String decisionId, Bilingual title, List<RowChange> changes) {

    /** What becomes of a rule. */
    public enum Kind {
        ADDED(Bilingual.of("新增", "added")),
        REMOVED(Bilingual.of("删除", "removed")),
        CHANGED(Bilingual.of("修改", "changed")),
        /** It is asked at another place, which matters where the first rule that holds answers. */
        MOVED(Bilingual.of("移动", "moved"));

        private final Bilingual label;

        Kind(Bilingual label) {
            this.label = label;
        }

        public Bilingual label() {
            return label;
        }
    }

    /**
     * A rule that is not as it was.
     *
     * @param before its place in the table in force, from 1; 0 if it is new
     * @param after its place in the proposed table, from 1; 0 if it is removed
     * @param when its conditions in words
     * @param answer what it answers, in words: as proposed, or as it was if it is removed
     * @param cells what its cells were and are; all of them if it is new or removed
     */
    public record RowChange(
            Kind kind, int before, int after, Bilingual when, Bilingual answer, List<CellChange> cells) {

        /** Whether the whole rule comes, goes or moves, so that it is told in one sentence and not cell by cell. */
        public boolean whole() {
            return kind != Kind.CHANGED;
        }
    }

    /**
     * A cell.
     *
     * @param column head of its column
     * @param before its FEEL as it was; empty where there was none
     * @param after its FEEL as it is proposed; empty where there is none
     */
    public record CellChange(Bilingual column, String before, String after) {}

    /** Compares two tables of one signature. */
    public static TableDifference between(DecisionTable before, DecisionTable after) {
        Map<Integer, Integer> same = same(before.rows(), after.rows());
        Set<Integer> moved = before.hitPolicy().equals("FIRST") ? moved(same) : Set.of();
        List<RowChange> changes = new ArrayList<>();
        for (int to = 0; to < after.rows().size(); to++) {
            Row row = after.rows().get(to);
            Integer from = same.get(to);
            if (from == null) {
                changes.add(change(Kind.ADDED, 0, to + 1, after, row, cells(after, null, row)));
                continue;
            }
            List<CellChange> cells = cells(after, before.rows().get(from), row);
            if (!cells.isEmpty() || moved.contains(to)) {
                Kind kind = cells.isEmpty() ? Kind.MOVED : Kind.CHANGED;
                changes.add(change(kind, from + 1, to + 1, after, row, cells));
            }
        }
        for (int from = 0; from < before.rows().size(); from++) {
            if (!same.containsValue(from)) {
                Row row = before.rows().get(from);
                changes.add(change(Kind.REMOVED, from + 1, 0, before, row, cells(before, row, null)));
            }
        }
        return new TableDifference(after.decisionId(), after.title(), List.copyOf(changes));
    }

    public boolean isEmpty() {
        return changes.isEmpty();
    }

    /** From each row of the new table to the row it was. */
    private static Map<Integer, Integer> same(List<Row> before, List<Row> after) {
        Map<Integer, Integer> same = new HashMap<>();
        Set<Integer> taken = new HashSet<>();
        for (boolean byId : List.of(true, false)) {
            for (int to = 0; to < after.size(); to++) {
                for (int from = 0; from < before.size() && !same.containsKey(to); from++) {
                    boolean is = byId
                            ? before.get(from).id().equals(after.get(to).id())
                            : before.get(from).inputs().equals(after.get(to).inputs());
                    if (is && taken.add(from)) {
                        same.put(to, from);
                    }
                }
            }
        }
        return same;
    }

    /** The fewest rows that explain the new order: those outside a longest run that kept it. */
    private static Set<Integer> moved(Map<Integer, Integer> same) {
        List<Integer> rows = new ArrayList<>();
        List<Integer> places = new ArrayList<>();
        new TreeMap<>(same).forEach((to, from) -> {
            rows.add(to);
            places.add(from);
        });
        int[] length = new int[rows.size()];
        int[] previous = new int[rows.size()];
        int end = -1;
        for (int i = 0; i < rows.size(); i++) {
            length[i] = 1;
            previous[i] = -1;
            for (int j = 0; j < i; j++) {
                if (places.get(j) < places.get(i) && length[j] >= length[i]) {
                    length[i] = length[j] + 1;
                    previous[i] = j;
                }
            }
            end = end < 0 || length[i] > length[end] ? i : end;
        }
        Set<Integer> moved = new HashSet<>(rows);
        for (int i = end; i >= 0; i = previous[i]) {
            moved.remove(rows.get(i));
        }
        return moved;
    }

    private static List<CellChange> cells(DecisionTable table, @Nullable Row before, @Nullable Row after) {
        List<CellChange> cells = new ArrayList<>();
        changes(
                table.inputs(),
                before == null ? List.of() : before.inputs(),
                after == null ? List.of() : after.inputs(),
                cells);
        changes(
                table.outputs(),
                before == null ? List.of() : before.outputs(),
                after == null ? List.of() : after.outputs(),
                cells);
        return cells;
    }

    private static void changes(
            List<Column> columns, List<String> before, List<String> after, List<CellChange> changes) {
        for (int i = 0; i < columns.size(); i++) {
            String was = i < before.size() ? before.get(i) : "";
            String is = i < after.size() ? after.get(i) : "";
            if (!was.equals(is)) {
                changes.add(new CellChange(columns.get(i).words(), was, is));
            }
        }
    }

    private static RowChange change(
            Kind kind, int before, int after, DecisionTable table, Row row, List<CellChange> cells) {
        Bilingual when = words(table.inputs(), row.inputs(), Set.of(""));
        return new RowChange(
                kind,
                before,
                after,
                when.zh().isEmpty() ? Bilingual.of("任何情形", "whatever the case") : when,
                words(table.outputs(), row.outputs(), Set.of("", "null")),
                cells);
    }

    /**
     * Such as {@code Organ: board; Matter: admission, promotion}.
     *
     * @param silent cells that say nothing, to be left out
     */
    private static Bilingual words(List<Column> columns, List<String> cells, Set<String> silent) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            String cell = cells.get(i);
            if (!silent.contains(cell)) {
                Bilingual head = columns.get(i).words();
                String text = cell.replace("\"", "");
                zh.add(head.zh() + "：" + text);
                en.add(head.en() + ": " + text);
            }
        }
        return Bilingual.of(String.join("；", zh), String.join("; ", en));
    }
}
