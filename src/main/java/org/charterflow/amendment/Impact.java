package org.charterflow.amendment;

import java.util.List;
import java.util.Map;
import org.charterflow.amendment.table.TableDifference;
import org.charterflow.casefile.CaseFile;
import org.charterflow.charter.DocumentDifference;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * What an amendment would change, for those who vote on it.
 *
 * @param documents the texts, article by article
 * @param tables the rules, row by row
 * @param sentences voting rules that change, in words
 * @param ballots past ballots counted again; null where the voting rules stay
 * @param applications past applications judged again; null where the eligibility rules stay
 * @param openCases cases that are open and keep the rules they began with
 * @param members how many members there are, by class
 * @param notes what the check found and does not refuse
 */
record Impact(
        List<DocumentDifference> documents,
        List<TableDifference> tables,
        List<Sentence> sentences,
        @Nullable BallotReplay ballots,
        @Nullable ApplicationReplay applications,
        List<CaseFile> openCases,
        Map<String, Integer> members,
        List<Bilingual> notes) {

    /** A rule as it is and as it would be. */
    record Sentence(Bilingual when, Bilingual before, Bilingual after) {}

    public int memberCount() {
        return members.values().stream().mapToInt(Integer::intValue).sum();
    }
}
