package org.charterflow.amendment;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.charterflow.amendment.Amendment.ProposedDocument;
import org.charterflow.amendment.Amendment.ProposedTable;
import org.charterflow.amendment.Amendment.Unreached;
import org.charterflow.amendment.table.TableDifference;
import org.charterflow.ballot.BallotDraft;
import org.charterflow.ballot.Ballots;
import org.charterflow.casefile.Act;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.charter.DocumentDifference;
import org.charterflow.charter.GoverningDocuments;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Amendments on their way to the organ's decision (OSCAR-10.7, OSCAR-39; COIA-7.1). */
@Service
public class Amendments {

    /** How many articles and tables a question names. */
    private static final int NAMED = 12;

    private final AmendmentStore store;
    private final AmendmentCheck check;
    private final ImpactReports reports;
    private final AmendmentPaper paper;
    private final GoverningDocuments texts;
    private final Ballots ballots;
    private final CaseFiles cases;
    private final Journal journal;
    private final Clock clock;

    Amendments(
            AmendmentStore store,
            AmendmentCheck check,
            ImpactReports reports,
            AmendmentPaper paper,
            GoverningDocuments texts,
            Ballots ballots,
            CaseFiles cases,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.check = check;
        this.reports = reports;
        this.paper = paper;
        this.texts = texts;
        this.ballots = ballots;
        this.cases = cases;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Makes sure that a draft is in order before it is handed in.
     *
     * @throws RuleViolation naming everything that has to be mended, with table, row and column
     */
    @Transactional
    public void requireInOrder(String caseNumber) {
        List<Bilingual> refusals = check.check(store.get(caseNumber)).refusals();
        if (!refusals.isEmpty()) {
            throw new RuleViolation(
                    "amendment",
                    "amendment-in-order",
                    null,
                    Bilingual.of(
                            refusals.stream().map(Bilingual::zh).collect(Collectors.joining("；")),
                            refusals.stream().map(Bilingual::en).collect(Collectors.joining("; "))),
                    RuleViolation.Kind.INVALID);
        }
    }

    /**
     * Checks a draft that was handed in; of two that change the same, the first is before the organ from now on.
     *
     * @return whether it goes on to the organ; if not it is a draft again
     */
    @Transactional
    public boolean check(String caseNumber) {
        Amendment draft = store.get(caseNumber);
        store.lockAlliance(draft.alliance());
        AmendmentCheck.Result result = check.check(draft);
        boolean inOrder = result.refusals().isEmpty();
        if (inOrder) {
            move(draft, AmendmentState.BEFORE_ORGAN);
        }
        record(
                draft,
                Act.engine("amendment-checked", null),
                Map.of(
                        "refusals",
                        result.refusals().size(),
                        "notes",
                        result.notes().size()));
        return inOrder;
    }

    /** Writes down what the amendment would change, for those who vote on it. */
    @Transactional
    public void report(String caseNumber) {
        Amendment amendment = store.get(caseNumber);
        store.report(caseNumber, paper.of(amendment, reports.of(amendment)));
    }

    /** Puts the question to the organ, with the report as its paper. */
    @Transactional
    public UUID prepareBallot(String caseNumber) {
        Amendment amendment = store.get(caseNumber);
        Bilingual what = what(caseNumber);
        String day = amendment.askedFor() == null ? "" : amendment.askedFor().toString();
        UUID ballot = ballots.prepare(new BallotDraft(
                amendment.alliance(),
                caseNumber,
                amendment.organ(),
                Drafting.MATTER,
                Bilingual.of(
                        "是否通过修订案“" + amendment.title().zh() + "”（" + what.zh() + "）"
                                + (day.isEmpty() ? "？" : "，自 " + day + " 起生效？"),
                        "Shall the amendment \"" + amendment.title().en() + "\" (" + what.en() + ") be adopted"
                                + (day.isEmpty() ? "?" : ", in force on " + day + "?")),
                Optional.ofNullable(amendment.report()).stream().toList(),
                null));
        store.ballot(caseNumber, ballot);
        record(amendment, Act.engine("amendment-put-to-organ", null), Map.of("ballot", ballot));
        return ballot;
    }

    /** The organ did not adopt it; it may be proposed again. */
    @Transactional
    public void reject(String caseNumber) {
        Amendment amendment = store.forChange(caseNumber);
        end(amendment, AmendmentState.REJECTED, Act.engine("amendment-rejected", citation(amendment)));
    }

    /** The drafter gives the draft up. */
    @Transactional
    public void drop(String caseNumber) {
        Amendment draft = store.forChange(caseNumber);
        end(draft, AmendmentState.WITHDRAWN, Act.engine("amendment-dropped", null));
    }

    /** The alliance's amendments, the latest first. */
    public List<Amendment> of(String alliance) {
        return store.of(alliance);
    }

    public Optional<Amendment> find(String alliance, String caseNumber) {
        return store.find(caseNumber).filter(found -> found.alliance().equals(alliance));
    }

    public List<ProposedDocument> documents(String caseNumber) {
        return store.documents(caseNumber);
    }

    public List<ProposedTable> tables(String caseNumber) {
        return store.tables(caseNumber);
    }

    /** The versions that an adopted amendment announced, by document name; none before. */
    public Map<String, String> announced(String caseNumber) {
        Map<String, String> versions = new HashMap<>();
        for (ProposedDocument document : store.documents(caseNumber)) {
            Optional.ofNullable(document.announced())
                    .flatMap(texts::find)
                    .ifPresent(version -> versions.put(document.name(), version.version()));
        }
        return versions;
    }

    /** Whom nothing reached, as the register announces it. */
    public List<Unreached> unreached(String caseNumber) {
        return store.unreached(caseNumber);
    }

    /** What it changes, read from what is on record. */
    public Difference difference(String caseNumber) {
        return new Difference(
                store.documents(caseNumber).stream().map(check::difference).toList(),
                store.tables(caseNumber).stream().map(check::difference).toList());
    }

    /** What an amendment changes: texts by article, tables by rule. */
    public record Difference(List<DocumentDifference> documents, List<TableDifference> tables) {}

    private Bilingual what(String caseNumber) {
        Difference difference = difference(caseNumber);
        List<Bilingual> parts = new ArrayList<>();
        difference
                .documents()
                .forEach(document -> document.articles().forEach(article -> parts.add(Bilingual.same(article))));
        difference.tables().forEach(table -> parts.add(table.title()));
        if (parts.size() > NAMED) {
            parts.subList(NAMED, parts.size()).clear();
            parts.add(Bilingual.same("…"));
        }
        return Bilingual.of(
                parts.stream().map(Bilingual::zh).collect(Collectors.joining("、")),
                parts.stream().map(Bilingual::en).collect(Collectors.joining(", ")));
    }

    private String citation(Amendment amendment) {
        return Optional.ofNullable(amendment.ballot())
                .map(ballot -> ballots.get(ballot).ruleInForce().citation().toString())
                .orElse("");
    }

    private void end(Amendment amendment, AmendmentState state, Act act) {
        store.move(amendment.caseNumber(), state, clock.instant());
        cases.close(amendment.caseNumber(), state.code(), state.label());
        record(amendment, act, Map.of());
    }

    private void move(Amendment amendment, AmendmentState state) {
        store.move(amendment.caseNumber(), state, null);
        cases.state(amendment.caseNumber(), state.code(), state.label());
    }

    private void record(Amendment amendment, Act act, Map<String, Object> data) {
        journal.record(JournalEntry.of(amendment.alliance(), amendment.caseNumber(), act, data));
    }
}
