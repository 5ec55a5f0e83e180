package org.charterflow.amendment.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.charterflow.amendment.table.DecisionTable;
import org.charterflow.amendment.table.DecisionTable.Row;

/** The rules of a table as its page sends them: a text for each cell, rows without any cell left out. */
final class EditedRows {

    private static final int MOST_ROWS = 500;

    private EditedRows() {}

    static List<Row> of(DecisionTable table, Map<String, String> cells) {
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < MOST_ROWS && cells.containsKey("r" + row + "_o0"); row++) {
            if (cells.containsKey("r" + row + "_x")) {
                continue;
            }
            List<String> inputs = cells(cells, "r" + row + "_i", table.inputs().size());
            List<String> outputs =
                    cells(cells, "r" + row + "_o", table.outputs().size());
            if (!outputs.stream().allMatch(String::isEmpty)) {
                String id = cells.getOrDefault("r" + row + "_id", "");
                rows.add(new Row(
                        id.isBlank() ? "rule_" + (row + 1) : id,
                        cells.getOrDefault("r" + row + "_d", "").strip(),
                        inputs,
                        outputs));
            }
        }
        return rows;
    }

    private static List<String> cells(Map<String, String> cells, String prefix, int count) {
        List<String> texts = new ArrayList<>();
        for (int column = 0; column < count; column++) {
            texts.add(cells.getOrDefault(prefix + column, "").strip());
        }
        return texts;
    }
}
