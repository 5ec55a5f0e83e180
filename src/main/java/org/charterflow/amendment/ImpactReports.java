package org.charterflow.amendment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.charterflow.alliance.Members;
import org.charterflow.amendment.Amendment.ProposedDocument;
import org.charterflow.amendment.Amendment.ProposedTable;
import org.charterflow.amendment.Impact.Sentence;
import org.charterflow.amendment.table.DecisionTable;
import org.charterflow.amendment.table.DecisionTable.Row;
import org.charterflow.amendment.table.TableDifference;
import org.charterflow.amendment.table.TableDifference.Kind;
import org.charterflow.ballot.PastBallot;
import org.charterflow.ballot.PastBallots;
import org.charterflow.ballot.RuleWords;
import org.charterflow.ballot.VotingRule;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.charter.Decision;
import org.charterflow.charter.TableTrials;
import org.charterflow.language.Bilingual;
import org.charterflow.membership.PastApplications;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Works out what an amendment would change, and what it would have changed. */
@Component
class ImpactReports {

    private static final String VOTING_RULE = "voting-rule";
    private static final String ELIGIBILITY = "membership-eligibility";

    private final AmendmentStore store;
    private final AmendmentCheck check;
    private final TableTrials engine;
    private final PastBallots ballots;
    private final PastApplications applications;
    private final CaseFiles cases;
    private final Members members;

    ImpactReports(
            AmendmentStore store,
            AmendmentCheck check,
            TableTrials engine,
            PastBallots ballots,
            PastApplications applications,
            CaseFiles cases,
            Members members) {
        this.store = store;
        this.check = check;
        this.engine = engine;
        this.ballots = ballots;
        this.applications = applications;
        this.cases = cases;
        this.members = members;
    }

    Impact of(Amendment amendment) {
        List<ProposedDocument> texts = store.documents(amendment.caseNumber());
        Map<String, ProposedTable> tables = new HashMap<>();
        store.tables(amendment.caseNumber()).forEach(table -> tables.put(table.decisionId(), table));
        return new Impact(
                texts.stream().map(check::difference).toList(),
                store.tables(amendment.caseNumber()).stream()
                        .map(check::difference)
                        .toList(),
                sentences(amendment.alliance(), tables.get(VOTING_RULE)),
                ballots(amendment.alliance(), tables.get(VOTING_RULE)),
                applications(amendment.alliance(), tables.get(ELIGIBILITY)),
                cases.open(amendment.alliance()).stream()
                        .filter(open -> !open.number().equals(amendment.caseNumber()))
                        .toList(),
                members.countByClass(amendment.alliance()),
                check.check(amendment).notes());
    }

    private @Nullable BallotReplay ballots(String alliance, @Nullable ProposedTable table) {
        if (table == null) {
            return null;
        }
        var proposed = engine.trial(VOTING_RULE, table.dmn());
        Map<String, Optional<VotingRule>> rules = new HashMap<>();
        Function<PastBallot, Optional<VotingRule>> rule = ballot -> rules.computeIfAbsent(
                ballot.organ() + " " + ballot.matter(),
                key -> Optional.of(proposed.apply(Map.of("organ", ballot.organ(), "matter", ballot.matter())))
                        .filter(rows -> rows.size() == 1)
                        .map(rows -> VotingRule.from(new Decision(alliance, VOTING_RULE, 0, rows))));
        return BallotReplay.of(ballots.decided(alliance), rule);
    }

    private @Nullable ApplicationReplay applications(String alliance, @Nullable ProposedTable table) {
        if (table == null) {
            return null;
        }
        var inForce = engine.trial(ELIGIBILITY, table.base());
        var proposed = engine.trial(ELIGIBILITY, table.dmn());
        return ApplicationReplay.of(
                applications.of(alliance),
                facts -> new Decision(alliance, ELIGIBILITY, 0, inForce.apply(facts)),
                facts -> new Decision(alliance, ELIGIBILITY, 0, proposed.apply(facts)));
    }

    private List<Sentence> sentences(String alliance, @Nullable ProposedTable table) {
        if (table == null) {
            return List.of();
        }
        DecisionTable before = AmendmentCheck.read(VOTING_RULE, table.base());
        DecisionTable after = AmendmentCheck.read(VOTING_RULE, table.dmn());
        List<Sentence> sentences = new ArrayList<>();
        for (TableDifference.RowChange change : check.difference(table).changes()) {
            if (change.kind() == Kind.CHANGED) {
                Bilingual was = words(alliance, before, before.rows().get(change.before() - 1));
                Bilingual is = words(alliance, after, after.rows().get(change.after() - 1));
                if (!was.equals(is)) {
                    sentences.add(new Sentence(change.when(), was, is));
                }
            }
        }
        return List.copyOf(sentences);
    }

    private Bilingual words(String alliance, DecisionTable table, Row row) {
        Map<String, @Nullable Object> values = new HashMap<>();
        for (int i = 0; i < table.outputs().size(); i++) {
            values.put(table.outputs().get(i).name(), engine.value(row.outputs().get(i), Map.of()));
        }
        return RuleWords.of(VotingRule.from(new Decision(alliance, VOTING_RULE, 0, List.of(values))));
    }
}
