package org.charterflow.amendment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Organ;
import org.charterflow.alliance.OrganReaders;
import org.charterflow.alliance.Organs;
import org.charterflow.amendment.Amendment.ProposedDocument;
import org.charterflow.amendment.Amendment.ProposedTable;
import org.charterflow.amendment.table.DecisionTable;
import org.charterflow.amendment.table.DecisionTable.Row;
import org.charterflow.amendment.table.TableFinding;
import org.charterflow.amendment.table.TableReader;
import org.charterflow.amendment.table.TableWriter;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.charter.CharterFiles;
import org.charterflow.charter.Citation;
import org.charterflow.charter.Decision;
import org.charterflow.charter.DecisionTables;
import org.charterflow.charter.GoverningDocument;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The draft of an amendment: new texts and changed tables, by a member of the organ that decides on amendments or by the
 * secretariat, until it is put to the organ.
 */
@Service
public class Drafting {

    static final String MATTER = "amendment";

    /** Who may draft: the charters say only who decides. */
    private static final String WHO_DRAFTS = "R-MODEL-9";

    private static final int LONGEST_TEXT = 1_000_000;

    private final AmendmentStore store;
    private final AmendmentCheck check;
    private final Alliances alliances;
    private final Organs organs;
    private final OrganReaders readers;
    private final DecisionTables tables;
    private final CaseFiles cases;
    private final Journal journal;

    Drafting(
            AmendmentStore store,
            AmendmentCheck check,
            Alliances alliances,
            Organs organs,
            OrganReaders readers,
            DecisionTables tables,
            CaseFiles cases,
            Journal journal) {
        this.store = store;
        this.check = check;
        this.alliances = alliances;
        this.organs = organs;
        this.readers = readers;
        this.tables = tables;
        this.cases = cases;
        this.journal = journal;
    }

    /**
     * Begins a draft under a new case number.
     *
     * @param askedFor the day on which it shall be in force, in the alliance's zone; null for the first lawful one
     * @throws RuleViolation forbidden, if the viewer neither belongs to the organ that decides nor to the secretariat
     */
    @Transactional
    public String begin(Viewer viewer, String alliance, Bilingual title, String reason, @Nullable LocalDate askedFor) {
        Decision rule = deciding(alliance);
        requireEntitled(
                viewer, alliance, organ(alliance), new Citation(rule.citation().article(), WHO_DRAFTS));
        String zh = required("title", title.zh());
        String en = required("title", title.en());
        String caseNumber = cases.open(alliance, "charter-amendment", Bilingual.of("修订案：" + zh, "Amendment: " + en));
        store.insert(new Amendment(
                caseNumber,
                alliance,
                organ(alliance),
                Bilingual.of(zh, en),
                required("reason", reason),
                viewer.loggedIn(),
                AmendmentState.DRAFT,
                askedFor,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false));
        cases.state(caseNumber, AmendmentState.DRAFT.code(), AmendmentState.DRAFT.label());
        record(store.get(caseNumber), viewer.loggedIn(), "amendment-drafted", Map.of("title", title), rule);
        return caseNumber;
    }

    /**
     * Gives a document a new text, written from the newest version there is.
     *
     * @param text Markdown, a section for each article, in both languages
     */
    @Transactional
    public void putDocument(Viewer viewer, String alliance, String caseNumber, String name, String text) {
        Amendment draft = draft(viewer, alliance, caseNumber);
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw RuleViolation.invalid(
                    "text",
                    "document-text",
                    Bilingual.of("请提供新文本，不超过一百万字", "give the new text, at most a million characters"));
        }
        GoverningDocument base = check.newestVersion(alliance, name);
        store.put(
                caseNumber,
                new ProposedDocument(name, base.id(), text.replace("\r\n", "\n").strip(), null));
        record(draft, viewer.loggedIn(), "amendment-changed", Map.of("what", name), null);
    }

    /**
     * Gives a table another content from an uploaded file.
     *
     * @param gaps why combinations are left open that are answered now; null where none are
     * @throws RuleViolation naming row, column and reason, if the file is no table that an amendment may carry
     */
    @Transactional
    public void putTable(
            Viewer viewer, String alliance, String caseNumber, String decisionId, byte[] dmn, @Nullable String gaps) {
        TableReader.Result read = TableReader.read(decisionId + ".dmn", dmn);
        DecisionTable table = read.table();
        if (table == null) {
            throw refused(read.findings());
        }
        put(draft(viewer, alliance, caseNumber), viewer.loggedIn(), decisionId, table, gaps);
    }

    /** Gives a table other rules, as they were edited cell by cell; head and columns stay. */
    @Transactional
    public void putRows(
            Viewer viewer,
            String alliance,
            String caseNumber,
            String decisionId,
            List<Row> rows,
            @Nullable String gaps) {
        Amendment draft = draft(viewer, alliance, caseNumber);
        put(draft, viewer.loggedIn(), decisionId, base(draft, decisionId).withRows(rows), gaps);
    }

    private void put(Amendment draft, String userId, String decisionId, DecisionTable table, @Nullable String gaps) {
        if (!CharterFiles.DECISIONS.contains(decisionId)) {
            throw RuleViolation.notFound(
                    "decision", Bilingual.of("没有规则表 " + decisionId, "there is no table " + decisionId));
        }
        String base = check.newestTable(draft, decisionId);
        String written = TableWriter.write(table);
        TableReader.Result again = TableReader.read(decisionId, written.getBytes(UTF_8));
        if (again.table() == null) {
            throw refused(again.findings());
        }
        store.put(
                draft.caseNumber(),
                new ProposedTable(
                        decisionId,
                        DigestUtils.sha256Hex(base),
                        base,
                        written,
                        gaps == null || gaps.isBlank() ? null : gaps.strip()));
        record(draft, userId, "amendment-changed", Map.of("what", decisionId), null);
    }

    /** Takes a document or a table out of the draft. */
    @Transactional
    public void remove(Viewer viewer, String alliance, String caseNumber, String nameOrDecision) {
        draft(viewer, alliance, caseNumber);
        store.removeDocument(caseNumber, nameOrDecision);
        store.removeTable(caseNumber, nameOrDecision);
    }

    /** Asks for another day, or with null for the first lawful one. */
    @Transactional
    public void ask(Viewer viewer, String alliance, String caseNumber, @Nullable LocalDate day) {
        draft(viewer, alliance, caseNumber);
        store.ask(caseNumber, day);
    }

    /** What has to be mended before the organ gets it, and what it should know. */
    public Check check(String caseNumber) {
        AmendmentCheck.Result result = check.check(store.get(caseNumber));
        return new Check(result.refusals(), result.notes());
    }

    /**
     * What the check found.
     *
     * @param refusals what has to be mended before anybody votes
     * @param notes what the voters should know
     */
    public record Check(List<Bilingual> refusals, List<Bilingual> notes) {}

    /** The newest text of a document, or the draft's own, as somebody edits it. */
    public String text(String caseNumber, String name) {
        return store.documents(caseNumber).stream()
                .filter(document -> document.name().equals(name))
                .map(ProposedDocument::text)
                .findFirst()
                .orElseGet(() -> check.newestText(store.get(caseNumber).alliance(), name));
    }

    /**
     * The draft in the drafter's hands.
     *
     * @throws RuleViolation if there is none, it is another's, or it is no draft any more
     */
    public Amendment draft(Viewer viewer, String alliance, String caseNumber) {
        Amendment found = store.find(caseNumber)
                .filter(amendment -> amendment.alliance().equals(alliance))
                .filter(amendment -> mayDraft(viewer, amendment))
                .orElseThrow(() -> RuleViolation.notFound("caseNumber", Viewer.NOTHING_HERE));
        if (found.state() != AmendmentState.DRAFT) {
            throw new RuleViolation(
                    "caseNumber",
                    "draft-only",
                    null,
                    Bilingual.of("修订案已提交，不能再改", "the amendment is no draft any more"),
                    RuleViolation.Kind.CONFLICT);
        }
        return found;
    }

    /** Whether the viewer has this draft in hand: who began it, or the secretariat. */
    public boolean mayDraft(Viewer viewer, Amendment amendment) {
        return amendment.draftedBy().equals(viewer.userId()) || viewer.isSecretariat(amendment.alliance());
    }

    /** Whether the viewer may propose amendments to this alliance. */
    public boolean mayBegin(Viewer viewer, String alliance) {
        return viewer.isSecretariat(alliance)
                || readers.organsOf(viewer, alliance).contains(organ(alliance));
    }

    /** A table as the draft has it, or as it is changed from. */
    public DecisionTable table(String caseNumber, String decisionId) {
        return store.tables(caseNumber).stream()
                .filter(table -> table.decisionId().equals(decisionId))
                .map(table -> AmendmentCheck.read(decisionId, table.dmn()))
                .findFirst()
                .orElseGet(() -> base(store.get(caseNumber), decisionId));
    }

    private DecisionTable base(Amendment draft, String decisionId) {
        if (!CharterFiles.DECISIONS.contains(decisionId)) {
            throw RuleViolation.notFound(
                    "decision", Bilingual.of("没有规则表 " + decisionId, "there is no table " + decisionId));
        }
        return AmendmentCheck.read(decisionId, check.newestTable(draft, decisionId));
    }

    /** The organ for which the table {@code voting-rule} has the matter amendment (OSCAR-10.7, COIA-7.1). */
    private String organ(String alliance) {
        return organs.of(alliance).stream()
                .map(Organ::id)
                .filter(organ -> !rule(alliance, organ).isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No organ of " + alliance + " decides on amendments"));
    }

    private Decision deciding(String alliance) {
        return rule(alliances.get(alliance).id(), organ(alliance));
    }

    private Decision rule(String alliance, String organ) {
        return tables.evaluate(alliance, "voting-rule", Map.of("organ", organ, "matter", MATTER));
    }

    private void requireEntitled(Viewer viewer, String alliance, String organ, Citation citation) {
        viewer.enter(alliance);
        if (!mayBegin(viewer, alliance)) {
            Bilingual name = organs.get(alliance, organ).name();
            throw new RuleViolation(
                    "alliance",
                    "entitled-to-amend",
                    citation.toString(),
                    Bilingual.of(
                            "修订案由" + name.zh() + "成员或秘书处起草",
                            "amendments are drafted by those who belong to the " + name.en()
                                    + " or by the secretariat"),
                    RuleViolation.Kind.FORBIDDEN);
        }
    }

    static RuleViolation refused(List<TableFinding> findings) {
        String zh = String.join("；", findings.stream().map(f -> f.words().zh()).toList());
        String en = String.join("; ", findings.stream().map(f -> f.words().en()).toList());
        return RuleViolation.invalid("table", findings.get(0).rule(), Bilingual.of(zh, en));
    }

    private static String required(String field, String text) {
        if (text.isBlank()) {
            throw RuleViolation.invalid(field, "required", Bilingual.of("请填写：" + field, "please fill in: " + field));
        }
        return text.strip();
    }

    private void record(
            Amendment draft, String actor, String action, Map<String, Object> data, @Nullable Decision rule) {
        journal.record(new JournalEntry(
                draft.alliance(),
                draft.caseNumber(),
                actor,
                "form",
                action,
                rule == null ? null : rule.citation().toString(),
                data));
    }
}
