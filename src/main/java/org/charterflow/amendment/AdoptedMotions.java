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
import java.util.stream.Stream;
import org.charterflow.alliance.Alliances;
import org.charterflow.amendment.Amendment.ProposedDocument;
import org.charterflow.ballot.BallotDraft;
import org.charterflow.ballot.Ballots;
import org.charterflow.casefile.Act;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.charter.GoverningDocuments;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the organ decides about an adopted amendment before it is in force: whom nothing reaches, and taking it back. */
@Service
public class AdoptedMotions {

    private static final String UNREACHABLE = "unreachable-member";

    private final AmendmentStore store;
    private final AmendmentNotices notices;
    private final Alliances alliances;
    private final GoverningDocuments documents;
    private final Ballots ballots;
    private final CaseFiles cases;
    private final Journal journal;
    private final Clock clock;

    AdoptedMotions(
            AmendmentStore store,
            AmendmentNotices notices,
            Alliances alliances,
            GoverningDocuments documents,
            Ballots ballots,
            CaseFiles cases,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.notices = notices;
        this.alliances = alliances;
        this.documents = documents;
        this.ballots = ballots;
        this.cases = cases;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Nothing reaches somebody: the register announces the amendment to them from now on.
     *
     * @return whether the organ has to be asked; not if it was asked before
     */
    @Transactional
    public boolean unreachable(String caseNumber, String key, String name, String reason) {
        Amendment amendment = store.forChange(caseNumber);
        if (amendment.state() != AmendmentState.ADOPTED || !store.unreached(caseNumber, key, name, reason, now())) {
            return false;
        }
        record(amendment, Act.engine("member-unreachable", null), Map.of("member", name, "reason", reason));
        return true;
    }

    /** Asks the organ whether the announcement on the register's site stands for the notice (OSCAR-37). */
    @Transactional
    public UUID prepareUnreachableBallot(String caseNumber, String key) {
        Amendment amendment = store.get(caseNumber);
        Amendment.Unreached member = unreached(caseNumber, key);
        UUID ballot = ballots.prepare(new BallotDraft(
                amendment.alliance(),
                caseNumber,
                amendment.organ(),
                UNREACHABLE,
                Bilingual.of(
                        "修订案通知无法送达“" + member.name() + "”（" + member.reason() + "）。是否以登记簿网站自 "
                                + day(amendment, member.announcedAt()) + " 起的公告视为送达？",
                        "The notice of the amendment reaches \"" + member.name() + "\" by no means (" + member.reason()
                                + "). Shall the announcement on the register's site since "
                                + day(amendment, member.announcedAt()) + " stand for it?"),
                Stream.ofNullable(amendment.report()).toList(),
                null));
        store.unreachedBefore(caseNumber, key, ballot);
        return ballot;
    }

    /** The organ has decided on somebody whom nothing reaches. */
    @Transactional
    public void concludeUnreachable(String caseNumber, String key, boolean accepted) {
        store.decideUnreached(caseNumber, key, accepted, now());
        record(
                store.get(caseNumber),
                Act.engine(accepted ? "announcement-stands" : "announcement-not-enough", null),
                Map.of("member", unreached(caseNumber, key).name()));
    }

    /** Asks the organ to take the amendment back before it is in force. */
    @Transactional
    public UUID prepareWithdrawalBallot(String caseNumber) {
        Amendment amendment = store.forChange(caseNumber);
        UUID ballot = ballots.prepare(new BallotDraft(
                amendment.alliance(),
                caseNumber,
                amendment.organ(),
                Drafting.MATTER,
                Bilingual.of(
                        "是否撤回已通过而尚未生效的修订案“" + amendment.title().zh() + "”（" + amendment.resolutionNumber() + "）？",
                        "Shall the amendment \"" + amendment.title().en() + "\", adopted by "
                                + amendment.resolutionNumber() + " and not in force yet, be withdrawn?"),
                Stream.ofNullable(amendment.report()).toList(),
                null));
        store.withdrawalBallot(caseNumber, ballot);
        record(amendment, Act.engine("amendment-withdrawal-moved", null), Map.of("ballot", ballot));
        return ballot;
    }

    /**
     * Makes sure that the organ may be asked to take the amendment back.
     *
     * @throws RuleViolation conflict, if it does not wait for its day, the organ is being asked, or another adopted
     *     amendment was written from it
     */
    public void requireWithdrawable(String caseNumber) {
        Amendment amendment = store.get(caseNumber);
        boolean asked = Optional.ofNullable(amendment.withdrawalBallot())
                .map(ballot -> !ballots.get(ballot).state().ended())
                .orElse(false);
        List<UUID> announced = store.documents(caseNumber).stream()
                .map(ProposedDocument::announced)
                .filter(Objects::nonNull)
                .toList();
        boolean restedOn = store.of(amendment.alliance()).stream()
                .filter(other -> !other.state().equals(AmendmentState.DRAFT))
                .flatMap(other -> store.documents(other.caseNumber()).stream())
                .anyMatch(document -> announced.contains(document.base()));
        if (amendment.state() != AmendmentState.ADOPTED || asked || restedOn) {
            throw new RuleViolation(
                    "caseNumber",
                    "withdrawable-amendment",
                    null,
                    Bilingual.of(
                            "只有已通过、未生效、且无其他修订案以其为基础的修订案可提请撤回，且一次只提请一次",
                            "only an amendment that waits for its day and on which no other rests can be withdrawn, and"
                                    + " the organ is asked once at a time"),
                    RuleViolation.Kind.CONFLICT);
        }
    }

    /** The organ has taken it back; everybody who was notified is told. */
    @Transactional
    public void withdraw(String caseNumber) {
        Amendment amendment = store.forChange(caseNumber);
        store.documents(caseNumber).stream()
                .map(ProposedDocument::announced)
                .filter(Objects::nonNull)
                .forEach(version -> documents.withdraw(version, now()));
        store.move(caseNumber, AmendmentState.WITHDRAWN, now());
        notices.withdrawn(amendment);
        cases.close(caseNumber, AmendmentState.WITHDRAWN.code(), AmendmentState.WITHDRAWN.label());
        record(amendment, Act.engine("amendment-withdrawn", null), Map.of("resolution", amendment.resolutionNumber()));
    }

    private Amendment.Unreached unreached(String caseNumber, String key) {
        return store.unreached(caseNumber).stream()
                .filter(member -> member.key().equals(key))
                .findFirst()
                .orElseThrow();
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
