package org.charterflow.amendment.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.charterflow.amendment.table.Atoms.Atom;
import org.charterflow.amendment.table.Atoms.Undecidable;
import org.charterflow.charter.TableTrials;
import org.charterflow.language.Bilingual;

/**
 * Which combinations of inputs no rule answers, which more than one does, and which rules never come to answer. Each
 * input is parted into {@link Atoms}; the combinations of parts are walked column by column. Where the same rules are
 * left the rest is the same, and is walked once.
 */
final class Coverage {

    /** So many combinations of each kind are told; whoever mends them sees the next. */
    private static final int MOST_TOLD = 20;

    private static final int MOST_STEPS = 400_000;

    private final DecisionTable table;
    private final int proposedRows;
    private final List<List<Atom>> columns;
    private final boolean first;
    private final List<Bilingual> newGaps = new ArrayList<>();
    private final List<Bilingual> oldGaps = new ArrayList<>();
    private final List<Overlap> overlaps = new ArrayList<>();
    private final Map<Remainder, Boolean> seen = new HashMap<>();
    private final Set<List<Integer>> pairs = new HashSet<>();
    private final BitSet answering = new BitSet();
    private final Bilingual[] walked;
    private int steps;

    private record Remainder(int column, BitSet rows) {}

    /** Two rules that answer the same combination; rows from 1. */
    record Overlap(int row, int other, Bilingual combination) {}

    /**
     * What was found.
     *
     * @param newGaps combinations that the table in force answers and the proposed one does not
     * @param oldGaps combinations that neither answers
     * @param overlaps rules that answer the same combination, where the hit policy allows one answer only
     * @param unreachable rows, from 1, before which another rule always answers
     */
    record Result(
            List<Bilingual> newGaps, List<Bilingual> oldGaps, List<Overlap> overlaps, List<Integer> unreachable) {}

    private Coverage(DecisionTable table, DecisionTable inForce, TableTrials engine) throws Undecidable {
        this.table = table;
        this.proposedRows = table.rows().size();
        this.first = table.hitPolicy().equals("FIRST");
        this.columns = new ArrayList<>();
        for (int i = 0; i < table.inputs().size(); i++) {
            columns.add(Atoms.of(table.inputs().get(i), tests(table, inForce, i), engine));
        }
        this.walked = new Bilingual[table.inputs().size()];
    }

    /**
     * Walks all combinations.
     *
     * @param inForce the table as it is, with the same inputs
     * @throws Undecidable if the engine cannot read a test
     * @throws IllegalArgumentException if the table has too many combinations to say
     */
    static Result of(DecisionTable table, DecisionTable inForce, TableTrials engine) throws Undecidable {
        Coverage coverage = new Coverage(table, inForce, engine);
        BitSet all = new BitSet();
        all.set(0, table.rows().size() + inForce.rows().size());
        coverage.walk(0, all);
        List<Integer> unreachable = new ArrayList<>();
        for (int row = 0; row < table.rows().size(); row++) {
            if (!coverage.answering.get(row)) {
                unreachable.add(row + 1);
            }
        }
        return new Result(coverage.newGaps, coverage.oldGaps, coverage.overlaps, unreachable);
    }

    /** The proposed rows' tests of an input, then those of the rows in force. */
    private static List<String> tests(DecisionTable table, DecisionTable inForce, int input) {
        List<String> tests = new ArrayList<>();
        table.rows().forEach(row -> tests.add(row.inputs().get(input)));
        inForce.rows().forEach(row -> tests.add(row.inputs().get(input)));
        return tests;
    }

    /** Returns whether every combination of what remains has an answer. */
    private boolean walk(int column, BitSet rows) {
        if (++steps > MOST_STEPS) {
            throw new IllegalArgumentException("More than " + MOST_STEPS + " combinations");
        }
        if (rows.isEmpty()) {
            return tell(oldGaps, column);
        }
        if (column == columns.size()) {
            return answer(rows);
        }
        Remainder remainder = new Remainder(column, rows);
        Boolean before = seen.get(remainder);
        if (before != null && (before || newGaps.size() + oldGaps.size() >= MOST_TOLD)) {
            return before;
        }
        boolean answered = true;
        for (Atom atom : columns.get(column)) {
            BitSet left = (BitSet) rows.clone();
            left.and(atom.rows());
            walked[column] = atom.words();
            answered &= walk(column + 1, left);
        }
        seen.put(remainder, answered);
        return answered;
    }

    private boolean answer(BitSet rows) {
        int row = rows.nextSetBit(0);
        if (row >= proposedRows) {
            return tell(newGaps, columns.size());
        }
        answering.set(row);
        if (first) {
            return true;
        }
        for (int other = rows.nextSetBit(row + 1);
                other >= 0 && other < proposedRows;
                other = rows.nextSetBit(other + 1)) {
            answering.set(other);
            if (contradict(row, other) && pairs.add(List.of(row, other)) && overlaps.size() < MOST_TOLD) {
                overlaps.add(new Overlap(row + 1, other + 1, combination(columns.size())));
            }
        }
        return true;
    }

    private boolean contradict(int row, int other) {
        return switch (table.hitPolicy()) {
            case "UNIQUE" -> true;
            case "ANY" ->
                !table.rows().get(row).outputs().equals(table.rows().get(other).outputs());
            default -> false;
        };
    }

    private boolean tell(List<Bilingual> gaps, int column) {
        if (gaps.size() < MOST_TOLD) {
            gaps.add(combination(column));
        }
        return false;
    }

    private Bilingual combination(int column) {
        List<String> zh = new ArrayList<>();
        List<String> en = new ArrayList<>();
        for (int i = 0; i < column; i++) {
            Bilingual head = table.inputs().get(i).words();
            zh.add(head.zh() + " = " + walked[i].zh());
            en.add(head.en() + " = " + walked[i].en());
        }
        return Bilingual.of(String.join("，", zh), String.join(", ", en));
    }
}
