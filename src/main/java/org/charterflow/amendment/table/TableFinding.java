package org.charterflow.amendment.table;

import org.charterflow.language.Bilingual;

/**
 * Something in a proposed table that its drafter should read.
 *
 * @param table id of the decision, or the file's name where that is not known
 * @param row number of the rule, from 1; 0 where it is about no rule
 * @param column head or name of the column; empty where it is about none
 * @param rule what was looked at, as a stable kebab-case word
 * @param what what is wrong and what would be right
 * @param refused whether nobody votes on the table before this is mended
 */
public record TableFinding(String table, int row, Bilingual column, String rule, Bilingual what, boolean refused) {

    private static final Bilingual NONE = Bilingual.same("");

    static TableFinding ofTable(String table, String rule, String zh, String en) {
        return new TableFinding(table, 0, NONE, rule, Bilingual.of(zh, en), true);
    }

    static TableFinding ofCell(String table, int row, Bilingual column, String rule, Bilingual what) {
        return new TableFinding(table, row, column, rule, what, true);
    }

    static TableFinding ofRow(String table, int row, String rule, String zh, String en) {
        return new TableFinding(table, row, NONE, rule, Bilingual.of(zh, en), true);
    }

    TableFinding asNote() {
        return new TableFinding(table, row, column, rule, what, false);
    }

    /** Such as {@code voting-rule, row 3, Threshold numerator: expected a number, found "two"}. */
    public Bilingual words() {
        String zh = table + (row == 0 ? "" : "第" + row + "行") + (column.zh().isEmpty() ? "" : "“" + column.zh() + "”列");
        String en = table + (row == 0 ? "" : ", row " + row) + (column.en().isEmpty() ? "" : ", " + column.en());
        return Bilingual.of(zh + "：" + what.zh(), en + ": " + what.en());
    }
}
