package org.charterflow.amendment.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.charterflow.amendment.table.DecisionTable.Row;
import org.charterflow.amendment.table.TableDifference.Kind;
import org.charterflow.amendment.table.TableDifference.RowChange;
import org.junit.jupiter.api.Test;

/** Every rule that changes is named, and no other. */
class TableDifferenceTest {

    private final DecisionTable votingRule = CharterTable.of("oscar", "voting-rule");

    @Test
    void aChangedNumberIsOneCellInWords() {
        DecisionTable after = CharterTable.changed(
                        "oscar", "voting-rule", "Numerator\"><text>2</text>", "Numerator\"><text>1</text>")
                .orThrow();

        assertThat(TableDifference.between(votingRule, after).changes())
                .singleElement()
                .satisfies(change -> {
                    assertThat(change.kind()).isEqualTo(Kind.CHANGED);
                    assertThat(change.when().en())
                            .isEqualTo("Organ: board; Matter: admission, promotion, membership-class");
                    assertThat(change.when().zh()).startsWith("机构：board；事项：");
                    assertThat(change.cells()).singleElement().satisfies(cell -> {
                        assertThat(cell.column().zh()).isEqualTo("通过比例分子");
                        assertThat(cell.column().en()).isEqualTo("Threshold numerator");
                        assertThat(cell.before() + " → " + cell.after()).isEqualTo("2 → 1");
                    });
                });
    }

    @Test
    void aTableIsNoDifferentFromItself() {
        for (var file : CharterTable.all()) {
            DecisionTable table = CharterTable.read(CharterTable.text(file)).orThrow();
            assertThat(TableDifference.between(table, table).isEmpty()).isTrue();
        }
    }

    @Test
    void addedRemovedAndMovedRulesAreNamed() {
        DecisionTable before = CharterTable.of("oscar", "membership-eligibility");
        List<Row> rows = new ArrayList<>(before.rows());
        Row removed = rows.remove(5);
        rows.add(1, rows.remove(9));
        rows.add(new Row(
                "rule_new", "", removed.inputs().stream().map(test -> "null").toList(), removed.outputs()));

        List<RowChange> changes =
                TableDifference.between(before, before.withRows(rows)).changes();

        assertThat(changes).extracting(RowChange::kind).containsExactly(Kind.MOVED, Kind.ADDED, Kind.REMOVED);
        assertThat(changes.get(0)).satisfies(moved -> {
            assertThat(moved.before()).isEqualTo(11);
            assertThat(moved.after()).isEqualTo(2);
        });
        assertThat(changes.get(2).before()).isEqualTo(6);
        assertThat(changes.get(2).cells()).allMatch(cell -> cell.after().isEmpty());
        assertThat(changes).as("told in one sentence").allMatch(RowChange::whole);
        assertThat(changes.get(1).answer()).isEqualTo(changes.get(2).answer());
        assertThat(changes.get(2).answer().en()).contains("Article: OSCAR-").doesNotContain("\"", "null");
    }

    @Test
    void rulesWithNewIdsAreFoundByTheirConditions() {
        List<Row> renamed = votingRule.rows().stream()
                .map(row -> new Row("other_" + row.id(), row.description(), row.inputs(), row.outputs()))
                .toList();

        assertThat(TableDifference.between(votingRule, votingRule.withRows(renamed))
                        .isEmpty())
                .isTrue();
    }
}
