package org.charterflow.group;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.charterflow.alliance.OrganKind;
import org.charterflow.alliance.Organs;
import org.charterflow.casefile.Act;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.charter.Decision;
import org.charterflow.charter.DecisionTables;
import org.charterflow.group.GroupCase.Mover;
import org.charterflow.group.GroupCase.Procedure;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens the cases of groups, and keeps what is on record of them, the state of the case and the journal in step. */
@Service
public class GroupCases {

    /** The kind of its cases. */
    static final String KIND = "working-group";

    private final GroupStore store;
    private final Organs organs;
    private final CaseFiles cases;
    private final Journal journal;
    private final DecisionTables tables;
    private final Clock clock;

    GroupCases(GroupStore store, Organs organs, CaseFiles cases, Journal journal, DecisionTables tables, Clock clock) {
        this.store = store;
        this.organs = organs;
        this.cases = cases;
        this.journal = journal;
        this.tables = tables;
        this.clock = clock;
    }

    /** The input of the decision {@code working-group}. */
    public String kind(String caseNumber) {
        return get(caseNumber).origin.kind().id();
    }

    /** What the case is for: {@code establishment}, {@code leader} or {@code dissolution}. */
    public String procedure(String caseNumber) {
        return get(caseNumber).origin.procedure().name().toLowerCase(Locale.ROOT);
    }

    /** Puts the answer of the table on record. */
    @Transactional
    public FormationRule recordRule(String caseNumber, Decision decision) {
        GroupCase found = store.lock(caseNumber);
        FormationRule rule = FormationRule.of(decision);
        found.rule(rule);
        save(found, Act.engine("group-rule-found", rule.article()), Map.of("table", decision.version()));
        return rule;
    }

    /** The id of the group a case is about; null before it is set up. */
    public @Nullable String groupOf(String alliance, String caseNumber) {
        return store.find(caseNumber)
                .filter(found -> found.alliance().equals(alliance))
                .map(found -> found.progress().organ())
                .orElse(null);
    }

    /** The case in which a group was set up; null where it came with the installation, or there is none. */
    public @Nullable String foundingCase(String alliance, String group) {
        return store.founding(alliance, group).map(GroupCase::number).orElse(null);
    }

    /**
     * What the alliance's table says of a kind of group.
     *
     * @throws RuleViolation if the alliance sets up no groups of this kind
     */
    FormationRule ruleOf(String alliance, OrganKind kind) {
        return findRule(alliance, kind)
                .orElseThrow(() -> RuleViolation.invalid(
                        "kind",
                        "group-kind",
                        Bilingual.of(
                                "章程没有规定设立此类组：" + kind.id(),
                                "the charter does not provide for setting up groups of the kind " + kind.id())));
    }

    /** As {@link #ruleOf}; empty where the alliance sets up no groups of this kind, as with projects. */
    Optional<FormationRule> findRule(String alliance, OrganKind kind) {
        Decision decision = tables.evaluate(alliance, "working-group", Map.of("groupKind", kind.id()));
        return decision.isEmpty() ? Optional.empty() : Optional.of(FormationRule.of(decision));
    }

    GroupCase get(String caseNumber) {
        return store.find(caseNumber).orElseThrow();
    }

    /** Opens a case under a new number. */
    GroupCase open(
            String alliance,
            Procedure procedure,
            OrganKind kind,
            Mover mover,
            Bilingual title,
            GroupCase.Progress progress) {
        String number = cases.open(alliance, KIND, title);
        GroupCase opened = new GroupCase(
                new GroupCase.Origin(number, alliance, procedure, kind, mover, clock.instant()), progress);
        store.add(opened);
        return opened;
    }

    void save(GroupCase changed, Act act, Map<String, Object> data) {
        store.save(changed);
        GroupState state = changed.state();
        cases.follow(changed.number(), state.key(), state.label(), state.isEnded());
        record(changed, act, data);
    }

    void record(GroupCase about, Act act, Map<String, Object> data) {
        record(about.alliance(), about.number(), act, data);
    }

    void record(String alliance, @Nullable String caseNumber, Act act, Map<String, Object> data) {
        journal.record(JournalEntry.of(alliance, caseNumber, act, data));
    }

    /** The name of the group a case is about, as proposed before it is set up. */
    Bilingual name(GroupCase about) {
        String organ = about.progress().organ();
        return organ == null
                ? store.proposal(about.number()).name()
                : organs.get(about.alliance(), organ).name();
    }
}
