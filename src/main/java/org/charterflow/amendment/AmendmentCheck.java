package org.charterflow.amendment;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.codec.digest.DigestUtils;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.ProfileException;
import org.charterflow.amendment.Amendment.ProposedDocument;
import org.charterflow.amendment.Amendment.ProposedTable;
import org.charterflow.amendment.table.DecisionTable;
import org.charterflow.amendment.table.TableCheck;
import org.charterflow.amendment.table.TableCheck.References;
import org.charterflow.amendment.table.TableDifference;
import org.charterflow.amendment.table.TableReader;
import org.charterflow.charter.Articles;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.DocumentDifference;
import org.charterflow.charter.GoverningDocument;
import org.charterflow.charter.GoverningDocuments;
import org.charterflow.charter.GoverningRules;
import org.charterflow.charter.Periods;
import org.charterflow.charter.TableTrials;
import org.charterflow.charter.TableVersions;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.stereotype.Component;

/** Whether an amendment may be put to the organ: text, tables, its day, and what else is on its way. */
@Component
class AmendmentCheck {

    private final AmendmentStore store;
    private final Alliances alliances;
    private final GoverningDocuments documents;
    private final GoverningRules rules;
    private final TableVersions versions;
    private final TableReferences references;
    private final TableTrials engine;
    private final Periods periods;
    private final Clock clock;

    AmendmentCheck(
            AmendmentStore store,
            Alliances alliances,
            GoverningDocuments documents,
            GoverningRules rules,
            TableVersions versions,
            TableReferences references,
            TableTrials engine,
            Periods periods,
            Clock clock) {
        this.store = store;
        this.alliances = alliances;
        this.documents = documents;
        this.rules = rules;
        this.versions = versions;
        this.references = references;
        this.engine = engine;
        this.periods = periods;
        this.clock = clock;
    }

    /**
     * What was found.
     *
     * @param refusals what has to be mended before anybody votes
     * @param notes what the voters should know
     */
    record Result(List<Bilingual> refusals, List<Bilingual> notes) {}

    Result check(Amendment amendment) {
        List<ProposedDocument> texts = store.documents(amendment.caseNumber());
        List<ProposedTable> tables = store.tables(amendment.caseNumber());
        List<Bilingual> refusals = new ArrayList<>();
        List<Bilingual> notes = new ArrayList<>();
        changes(texts, tables, refusals);
        newest(amendment, texts, tables, refusals);
        others(amendment, texts, tables, refusals);
        day(amendment, refusals);
        rules(amendment, texts, tables, refusals, notes);
        return new Result(List.copyOf(refusals), List.copyOf(notes));
    }

    private void changes(List<ProposedDocument> texts, List<ProposedTable> tables, List<Bilingual> refusals) {
        if (texts.isEmpty() && tables.isEmpty()) {
            refusals.add(Bilingual.of("修订案没有任何内容", "the amendment changes nothing"));
        }
        for (ProposedDocument text : texts) {
            List<String> ids = Articles.of(text.name(), text.text()).stream()
                    .map(article -> article.id())
                    .toList();
            if (ids.isEmpty()) {
                refusals.add(Bilingual.of(
                        text.name() + "：没有条款；每条以“## 编号 标题”开头",
                        text.name() + ": there are no articles; each begins with '## id title'"));
            }
            ids.stream()
                    .filter(id -> ids.indexOf(id) != ids.lastIndexOf(id))
                    .distinct()
                    .forEach(id -> refusals.add(Bilingual.of(
                            text.name() + "：条款 " + id + " 出现两次",
                            text.name() + ": the article " + id + " is there twice")));
            if (difference(text).changes().isEmpty()) {
                refusals.add(Bilingual.of(text.name() + "：与现行文本相同", text.name() + ": the text is the one in force"));
            }
        }
        for (ProposedTable table : tables) {
            if (difference(table).isEmpty()) {
                refusals.add(Bilingual.of(
                        table.decisionId() + "：与现行规则表相同", table.decisionId() + ": the table is the one in force"));
            }
        }
    }

    /** An amendment is written from the newest version there is, announced or in force. */
    private void newest(
            Amendment amendment, List<ProposedDocument> texts, List<ProposedTable> tables, List<Bilingual> refusals) {
        for (ProposedDocument text : texts) {
            GoverningDocument newest = newestVersion(amendment.alliance(), text.name());
            if (!newest.id().equals(text.base())) {
                String article = newest.resolution() == null ? "" : "（" + newest.resolution() + "）";
                refusals.add(Bilingual.of(
                        text.name() + "：第" + newest.version() + "版" + article + "已通过，须在其基础上重新起草",
                        text.name() + ": version " + newest.version() + " has been adopted; rebase the draft on it"));
            }
        }
        for (ProposedTable table : tables) {
            if (!DigestUtils.sha256Hex(newestTable(amendment, table.decisionId()))
                    .equals(table.baseSha256())) {
                refusals.add(Bilingual.of(
                        table.decisionId() + "：规则表已另有修订，须在其基础上重新起草",
                        table.decisionId() + ": the table has been amended; rebase the draft on it"));
            }
        }
    }

    /** Two that change the same and are not decided cannot both be right: the later one waits and is rebased. */
    private void others(
            Amendment amendment, List<ProposedDocument> texts, List<ProposedTable> tables, List<Bilingual> refusals) {
        for (Amendment other : store.of(amendment.alliance())) {
            if (other.state() != AmendmentState.BEFORE_ORGAN
                    || other.caseNumber().equals(amendment.caseNumber())) {
                continue;
            }
            List<String> both = new ArrayList<>();
            for (ProposedDocument theirs : store.documents(other.caseNumber())) {
                texts.stream().filter(ours -> ours.name().equals(theirs.name())).forEach(ours -> {
                    List<String> articles = new ArrayList<>(difference(ours).articles());
                    articles.retainAll(difference(theirs).articles());
                    both.add(articles.isEmpty() ? ours.name() : String.join(", ", articles));
                });
            }
            for (ProposedTable theirs : store.tables(other.caseNumber())) {
                tables.stream()
                        .filter(ours -> ours.decisionId().equals(theirs.decisionId()))
                        .forEach(ours -> both.add(ours.decisionId()));
            }
            if (!both.isEmpty()) {
                String what = String.join(", ", both);
                refusals.add(Bilingual.of(
                        other.caseNumber() + " 正在审议，同样修订 " + what + "；待其有结果后在其基础上重新起草",
                        other.caseNumber() + " is before the organ and amends " + what
                                + " too; wait for its end and rebase on it"));
            }
        }
    }

    /** No earlier than if all members were reached today (OSCAR-40); where nobody is waited for, the day is named (COIA-26.1). */
    private void day(Amendment amendment, List<Bilingual> refusals) {
        LocalDate asked = amendment.askedFor();
        Deadline lawful = periods.ofCase(amendment.caseNumber())
                .effective(amendment.alliance(), NoticePeriod.PERIOD, clock.instant());
        if (asked == null) {
            if (lawful.at().equals(clock.instant())) {
                refusals.add(Bilingual.of(
                        "须写明决议指定的生效日（" + lawful.citation().words().zh() + "）",
                        "the day that the resolution names is missing ("
                                + lawful.citation().words().en() + ")"));
            }
            return;
        }
        LocalDate first = LocalDate.ofInstant(
                lawful.at(), alliances.get(amendment.alliance()).zone());
        if (asked.isBefore(first)) {
            refusals.add(Bilingual.of(
                    "要求的生效日 " + asked + " 过早；最早为 " + first + "。"
                            + lawful.explanation().zh(),
                    "asked to be in force on " + asked + ", which is too early; the first lawful day is " + first + ". "
                            + lawful.explanation().en()));
        }
    }

    private void rules(
            Amendment amendment,
            List<ProposedDocument> texts,
            List<ProposedTable> tables,
            List<Bilingual> refusals,
            List<Bilingual> notes) {
        String period = tables.stream()
                .filter(table -> table.decisionId().equals("period"))
                .map(ProposedTable::dmn)
                .findFirst()
                .orElseGet(() -> versions.text(versions.inForce(amendment.alliance(), "period")));
        References known = references.of(
                amendment.alliance(), textsAsProposed(amendment.alliance(), texts), read("period", period));
        for (ProposedTable table : tables) {
            new TableCheck(engine)
                    .check(
                            read(table.decisionId(), table.dmn()),
                            read(table.decisionId(), table.base()),
                            known,
                            table.gaps() != null)
                    .forEach(finding -> (finding.refused() ? refusals : notes).add(finding.words()));
            String gaps = table.gaps();
            if (gaps != null) {
                notes.add(Bilingual.same(table.decisionId() + ": " + gaps));
            }
        }
        if (refusals.isEmpty() && !tables.isEmpty()) {
            Map<String, String> dmn = new HashMap<>();
            tables.forEach(table -> dmn.put(table.decisionId(), table.dmn()));
            try {
                refusals.addAll(rules.objections(amendment.alliance(), dmn));
            } catch (ProfileException e) {
                refusals.add(Bilingual.same(String.valueOf(e.getMessage())));
            }
        }
    }

    private Map<String, String> textsAsProposed(String alliance, List<ProposedDocument> texts) {
        Map<String, String> all = new HashMap<>();
        Instant now = clock.instant();
        documents.inForce(alliance, now).forEach(document -> all.put(document.name(), documents.text(document.id())));
        documents.versions(alliance).stream()
                .filter(GoverningDocument::announced)
                .forEach(document -> all.put(document.name(), documents.text(document.id())));
        texts.forEach(text -> all.put(text.name(), text.text()));
        return all;
    }

    DocumentDifference difference(ProposedDocument text) {
        return DocumentDifference.between(text.name(), documents.text(text.base()), text.text());
    }

    TableDifference difference(ProposedTable table) {
        return TableDifference.between(read(table.decisionId(), table.base()), read(table.decisionId(), table.dmn()));
    }

    /** The version that an amendment of a document is written from now. */
    GoverningDocument newestVersion(String alliance, String name) {
        return documents.versions(alliance).stream()
                .filter(document -> document.name().equals(name))
                .max(Comparator.comparingInt(document -> number(document.version())))
                .orElseThrow(() -> RuleViolation.notFound(
                        "document", Bilingual.of("联盟没有组织文件 " + name, "the alliance has no document " + name)));
    }

    String newestText(String alliance, String name) {
        return documents.body(newestVersion(alliance, name).id());
    }

    /** The text that an amendment of a table is changed from now: the one adopted last, or the one in force. */
    String newestTable(Amendment amendment, String decisionId) {
        return store.of(amendment.alliance()).stream()
                .filter(other -> other.state() == AmendmentState.ADOPTED)
                .flatMap(other -> store.tables(other.caseNumber()).stream())
                .filter(table -> table.decisionId().equals(decisionId))
                .map(ProposedTable::dmn)
                .findFirst()
                .orElseGet(() -> versions.text(versions.inForce(amendment.alliance(), decisionId)));
    }

    static DecisionTable read(String decisionId, String dmn) {
        return TableReader.read(decisionId, dmn.getBytes(UTF_8)).orThrow();
    }

    private static int number(String version) {
        return version.matches("\\d{1,6}") ? Integer.parseInt(version) : 0;
    }
}
