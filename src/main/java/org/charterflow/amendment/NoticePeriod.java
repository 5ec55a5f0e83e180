package org.charterflow.amendment;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.charterflow.alliance.Alliances;
import org.charterflow.amendment.Amendment.ProposedDocument;
import org.charterflow.amendment.Amendment.ProposedTable;
import org.charterflow.ballot.Resolution;
import org.charterflow.ballot.Resolutions;
import org.charterflow.casefile.Act;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.GoverningDocument;
import org.charterflow.charter.GoverningDocuments;
import org.charterflow.charter.GoverningRules;
import org.charterflow.charter.Periods;
import org.charterflow.language.Bilingual;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * From the adoption of an amendment to the day it is in force (OSCAR-40, COIA-26.1): members are notified, the day is
 * counted from the last of them who was reached, and on that day text and rules change together.
 */
@Service
public class NoticePeriod {

    /** The lead time before an amendment takes effect. */
    static final String PERIOD = "amendment-notice";

    private static final String REMINDER = "amendment-reminder";

    private final AmendmentStore store;
    private final AmendmentNotices notices;
    private final Reach reach;
    private final Alliances alliances;
    private final GoverningDocuments documents;
    private final GoverningRules rules;
    private final Periods periods;
    private final Resolutions resolutions;
    private final CaseFiles cases;
    private final Journal journal;
    private final Clock clock;

    NoticePeriod(
            AmendmentStore store,
            AmendmentNotices notices,
            Reach reach,
            Alliances alliances,
            GoverningDocuments documents,
            GoverningRules rules,
            Periods periods,
            Resolutions resolutions,
            CaseFiles cases,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.notices = notices;
        this.reach = reach;
        this.alliances = alliances;
        this.documents = documents;
        this.rules = rules;
        this.periods = periods;
        this.resolutions = resolutions;
        this.cases = cases;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * When an amendment takes effect, and when members are reminded of it.
     *
     * @param effectiveAt the first instant at which it is in force; expected only, while somebody has not been reached
     * @param reminderAt when members are reminded
     */
    public record Days(Instant effectiveAt, Instant reminderAt) {}

    /** The organ has adopted it: its versions are announced, and every member and adviser is notified. */
    @Transactional
    public Days announce(String caseNumber) {
        Amendment amendment = store.forChange(caseNumber);
        Resolution resolution = resolutions
                .ofBallot(Objects.requireNonNull(amendment.ballot()))
                .orElseThrow(() -> new IllegalStateException(caseNumber + " has no resolution"));
        Instant now = now();
        Deadline lawful = effective(amendment, now, now);
        store.adopt(caseNumber, resolution.number(), now, lawful.at());
        for (ProposedDocument text : store.documents(caseNumber)) {
            GoverningDocument base = documents.find(text.base()).orElseThrow();
            GoverningDocument announced = documents.announce(
                    amendment.alliance(), text.name(), base.title(), text.text(), lawful.at(), resolution.number());
            store.announced(caseNumber, text.name(), announced.id());
        }
        Amendment adopted = store.get(caseNumber);
        store.notice(caseNumber, notices.adopted(adopted, lawful));
        cases.state(caseNumber, AmendmentState.ADOPTED.code(), AmendmentState.ADOPTED.label());
        record(
                adopted,
                Act.engine("amendment-adopted", lawful.citation().toString()),
                Map.of(
                        "resolution",
                        resolution.number(),
                        "expected",
                        day(adopted, lawful.at()).toString()));
        store.of(amendment.alliance()).stream()
                .filter(other -> other.state() == AmendmentState.DRAFT && overlaps(other, caseNumber))
                .forEach(other -> notices.rebase(other, adopted));
        return days(adopted, lawful.at());
    }

    /**
     * Counts the day anew, from whom the notice has reached by now.
     *
     * @return the days as they are now; empty if the amendment is not waiting for its day
     */
    @Transactional
    public Optional<Days> recount(String caseNumber) {
        Amendment amendment = store.forChange(caseNumber);
        if (amendment.state() != AmendmentState.ADOPTED) {
            return Optional.empty();
        }
        Reach.Standing standing = reach.of(amendment);
        Deadline lawful = effective(amendment, standing.last().orElse(now()), now());
        boolean all = standing.all() || waitless(amendment);
        if (!lawful.at().equals(amendment.effectiveAt()) || all != amendment.reachedAll()) {
            store.expect(caseNumber, lawful.at(), all);
            store.documents(caseNumber).stream()
                    .map(ProposedDocument::announced)
                    .filter(Objects::nonNull)
                    .forEach(version -> documents.expect(version, lawful.at()));
            record(
                    amendment,
                    Act.engine(
                            all ? "amendment-day-fixed" : "amendment-day-expected",
                            lawful.citation().toString()),
                    Map.of("day", day(amendment, lawful.at()).toString()));
        }
        return Optional.of(days(amendment, lawful.at()));
    }

    /** Whether news of a delivery may change the day: not while others of the notice are on their way. */
    public boolean mayChangeDay(UUID notice) {
        return !reach.isUnderWay(notice);
    }

    /** Members are reminded that they may leave before they are bound. */
    @Transactional
    public void remind(String caseNumber) {
        Amendment amendment = store.get(caseNumber);
        notices.reminder(amendment);
    }

    /**
     * Its day has come: text and rules are in force from its first instant on, however late this is noticed.
     *
     * @return whether they are; not while the day is not lawful because somebody has not been reached
     */
    @Transactional
    public boolean takeEffect(String caseNumber) {
        if (recount(caseNumber).isEmpty()) {
            return false;
        }
        Amendment amendment = store.get(caseNumber);
        if (!amendment.reachedAll() || amendment.effective().isAfter(now())) {
            return false;
        }
        Map<String, String> tables = store.tables(caseNumber).stream()
                .collect(Collectors.toMap(ProposedTable::decisionId, ProposedTable::dmn));
        List<UUID> announced = store.documents(caseNumber).stream()
                .map(document -> Objects.requireNonNull(document.announced()))
                .toList();
        rules.takeEffect(amendment.alliance(), tables, announced, amendment.effective(), amendment.resolutionNumber());
        store.move(caseNumber, AmendmentState.IN_FORCE, now());
        record(
                amendment,
                Act.engine("amendment-in-force", null),
                Map.of(
                        "resolution",
                        amendment.resolutionNumber(),
                        "from",
                        amendment.effective().toString()));
        return true;
    }

    /** Everybody is told that it is in force, and the case is closed. */
    @Transactional
    public void tellInForce(String caseNumber) {
        Amendment amendment = store.get(caseNumber);
        notices.inForce(amendment);
        cases.close(caseNumber, AmendmentState.IN_FORCE.code(), AmendmentState.IN_FORCE.label());
    }

    /** When the amendment would be in force at the earliest, with its article and the way it is counted. */
    public Optional<Deadline> counting(Amendment amendment) {
        return amendment.state() == AmendmentState.ADOPTED
                ? Optional.of(effective(amendment, reach.of(amendment).last().orElse(now()), now()))
                : Optional.empty();
    }

    /** By the last hand-over; where somebody has not been reached, as if that happened now. */
    private Deadline effective(Amendment amendment, Instant last, Instant now) {
        Instant adopted = Optional.ofNullable(amendment.adoptedAt()).orElse(now);
        Deadline lawful = periods.ofCase(amendment.caseNumber())
                .effective(amendment.alliance(), PERIOD, waitless(amendment) ? adopted : last);
        LocalDate asked = amendment.askedFor();
        if (asked == null) {
            return lawful;
        }
        Instant askedAt =
                asked.atStartOfDay(alliances.get(amendment.alliance()).zone()).toInstant();
        return askedAt.isAfter(lawful.at())
                ? new Deadline(
                        lawful.event(),
                        askedAt,
                        lawful.period(),
                        lawful.citation(),
                        lawful.provisional(),
                        Bilingual.of(
                                "决议指定的日期 " + asked + "。" + lawful.explanation().zh(),
                                "The day that the resolution names, " + asked + ". "
                                        + lawful.explanation().en()))
                : lawful;
    }

    /** A lead time of zero days waits for nobody (COIA-26.1). */
    private boolean waitless(Amendment amendment) {
        Instant now = now();
        return periods.ofCase(amendment.caseNumber())
                .effective(amendment.alliance(), PERIOD, now)
                .at()
                .equals(now);
    }

    private Days days(Amendment amendment, Instant effective) {
        Instant reminder = periods.ofCase(amendment.caseNumber())
                .lead(amendment.alliance(), REMINDER, effective)
                .at();
        return new Days(effective, reminder.isAfter(now()) ? reminder : effective);
    }

    private boolean overlaps(Amendment draft, String adopted) {
        List<String> names =
                store.documents(adopted).stream().map(ProposedDocument::name).toList();
        List<String> decisions =
                store.tables(adopted).stream().map(ProposedTable::decisionId).toList();
        return store.documents(draft.caseNumber()).stream().anyMatch(text -> names.contains(text.name()))
                || store.tables(draft.caseNumber()).stream().anyMatch(table -> decisions.contains(table.decisionId()));
    }

    private LocalDate day(Amendment amendment, Instant at) {
        return LocalDate.ofInstant(at, alliances.get(amendment.alliance()).zone());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private void record(Amendment amendment, Act act, Map<String, Object> data) {
        journal.record(JournalEntry.of(amendment.alliance(), amendment.caseNumber(), act, data));
    }
}
