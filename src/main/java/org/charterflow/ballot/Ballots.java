package org.charterflow.ballot;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.DecisionTables;
import org.charterflow.charter.Periods;
import org.charterflow.document.Documents;
import org.charterflow.document.StoredDocument;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Ballots from the question to the count. At the opening everything that decides is sealed; nothing that happens later
 * to charter, membership or papers changes a running ballot. Every step is on record in the journal of its case.
 */
@Service
public class Ballots {

    private static final String ENGINE = "engine";
    private static final String TIMER = "timer";

    private final BallotStore store;
    private final VoteStore votes;
    private final VoteRecorder recorder;
    private final Electorates electorates;
    private final BallotNotices notices;
    private final Resolutions resolutions;
    private final MeetingGate meetings;
    private final RoomBallots room;
    private final DecisionTables tables;
    private final Periods periods;
    private final Documents documents;
    private final Journal journal;
    private final Clock clock;

    Ballots(
            BallotStore store,
            VoteStore votes,
            VoteRecorder recorder,
            Electorates electorates,
            BallotNotices notices,
            Resolutions resolutions,
            MeetingGate meetings,
            RoomBallots room,
            DecisionTables tables,
            Periods periods,
            Documents documents,
            Journal journal,
            Clock clock) {
        this.store = store;
        this.votes = votes;
        this.recorder = recorder;
        this.electorates = electorates;
        this.notices = notices;
        this.resolutions = resolutions;
        this.meetings = meetings;
        this.room = room;
        this.tables = tables;
        this.periods = periods;
        this.documents = documents;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Prepares a question for an organ. Its rule is adopted, and its vote opened, by the process {@code ballot}.
     *
     * @return the new ballot's id
     * @throws RuleViolation if the organ does not decide the matter, or a paper is not the alliance's
     */
    @Transactional
    public UUID prepare(BallotDraft draft) {
        if (tables.evaluate(draft.alliance(), "voting-rule", Map.of("organ", draft.organ(), "matter", draft.matter()))
                .isEmpty()) {
            throw Refusals.noRule(draft.organ(), draft.matter());
        }
        UUID id = UUID.randomUUID();
        store.insert(id, draft, now());
        int position = 0;
        for (UUID paper : draft.papers()) {
            store.insertPaper(id, position++, paper(draft.alliance(), paper));
        }
        record(get(id), ENGINE, ENGINE, "ballot-prepared", Map.of("ballot", id, "matter", draft.matter()));
        return id;
    }

    /**
     * Puts the rule on record under which this ballot is decided, whatever the table says later.
     *
     * @return the account groups of those who may open the ballot now
     */
    @Transactional
    public List<String> adoptRule(UUID ballot, VotingRule rule) {
        Ballot prepared = change(ballot, BallotState.PREPARED);
        store.adoptRule(prepared.id(), meetings.puts(ballot) ? rule.atMeeting() : rule);
        Ballot ruled = get(ballot);
        record(ruled, ENGINE, ENGINE, "voting-rule-adopted", Map.of("ballot", ballot, "table", rule.decisionVersion()));
        return electorates.callerGroups(ruled);
    }

    /**
     * One of those entitled by the rule brings the question before the organ (OSCAR-12).
     *
     * @return when the discussion ends; empty where the rule provides none
     * @throws RuleViolation if the user may not, somebody did before, or the question belongs to a meeting and may not be
     *     decided there now
     */
    @Transactional
    public Optional<Instant> call(UUID ballot, String userId) {
        Ballot prepared = change(ballot, BallotState.PREPARED);
        VotingRule rule = prepared.ruleInForce();
        if (!electorates.mayCall(prepared, userId)) {
            throw Refusals.notACaller(rule);
        }
        if (rule.form() == VotingRule.Form.MEETING) {
            meetings.admit(prepared);
        }
        Instant now = now();
        Optional<Instant> ends = rule.discussionDays() == 0
                ? Optional.empty()
                : Optional.of(periods.days(prepared.alliance(), rule.discussionDays(), rule.citation(), now)
                        .at());
        store.call(
                ballot, ends.isPresent() ? BallotState.DISCUSSION : BallotState.CALLED, userId, now, ends.orElse(null));
        record(prepared, userId, "task", "ballot-called", Map.of("ballot", ballot));
        ends.ifPresent(end -> notices.discussion(get(ballot), papers(ballot)));
        return ends;
    }

    /**
     * Opens the vote: seals electorate, question, papers, rule and closing under one hash. A vote at a meeting takes over
     * the meeting's roll.
     *
     * @throws RuleViolation if the ballot was not called, or is open already
     */
    @Transactional
    public Opening open(UUID ballot) {
        Ballot called = store.findForChange(ballot).orElseThrow(Refusals::noSuchBallot);
        if (called.state() != BallotState.CALLED && called.state() != BallotState.DISCUSSION) {
            throw Refusals.wrongState(called, BallotState.CALLED);
        }
        VotingRule rule = called.ruleInForce();
        Instant now = now();
        Periods rules = periods.asOf(called.preparedAt());
        Deadline closing = rules.forward(called.alliance(), rule.openPeriod(), now);
        List<ElectorateSeat> electorate = electorates.now(called);
        int position = 0;
        for (ElectorateSeat seat : electorate) {
            store.insertSeat(ballot, position++, seat);
        }
        Ballot opened = called.opened(now, closing);
        String seal = Seal.hash(Seal.canonical(opened, store.papers(ballot), electorate));
        store.seal(ballot, now, closing, seal);
        record(opened, ENGINE, ENGINE, "ballot-opened", Map.of("ballot", ballot, "seal", seal));
        if (rule.form() == VotingRule.Form.MEETING) {
            room.takeOver(ballot, meetings.roll(opened), Objects.requireNonNullElse(called.calledBy(), ENGINE));
        }
        Instant reminder =
                rules.lead(called.alliance(), "ballot-reminder", closing.at()).at();
        return new Opening(
                reminder.isAfter(now) && reminder.isBefore(closing.at()) ? reminder : closing.at(),
                closing.at(),
                asksByTask(ballot));
    }

    /** Asks every seat for its vote, and tells those who sit in the organ without one. */
    @Transactional
    public void invite(UUID ballot) {
        notices.opened(get(ballot), papers(ballot), electorate(ballot));
    }

    /** Reminds the seats that have not voted; nobody once the vote is over, and nobody of a vote at a meeting. */
    @Transactional
    public void remind(UUID ballot) {
        Ballot open = get(ballot);
        if (open.state() != BallotState.OPEN
                || open.ruleInForce().form() == VotingRule.Form.MEETING
                || !open.deadline().admits(clock.instant())) {
            return;
        }
        List<UUID> silent = votes.silent(ballot);
        notices.reminder(
                open,
                papers(ballot),
                electorate(ballot).stream()
                        .filter(seat -> silent.contains(seat.seat()))
                        .toList());
        record(open, ENGINE, TIMER, "ballot-reminder-sent", Map.of("ballot", ballot, "seats", silent.size()));
    }

    /** Whether the electorate that was sealed is small enough for a task for each seat; none was sealed before the opening. */
    public boolean asksByTask(UUID ballot) {
        return store.voting(ballot, Opening.MOST_TASKS + 1) <= Opening.MOST_TASKS;
    }

    /**
     * Keeps a ballot from being ended, and others from voting for a seat, until the transaction ends.
     *
     * @return the ballot as it is now
     * @throws RuleViolation if there is none
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public Ballot holdForVote(UUID ballot, UUID seat) {
        Ballot held = store.findForVote(ballot).orElseThrow(Refusals::noSuchBallot);
        store.seatsForVote(ballot, List.of(seat));
        return held;
    }

    /**
     * Records a vote. Of a seat the one that arrived last counts.
     *
     * @throws RuleViolation if the ballot is not open (any more), the vote came too late, the seat is not of the sealed
     *     electorate or is recused, or the voter does not act for its unit at this moment
     */
    @Transactional
    public VoteReceipt cast(CastVote vote) {
        return recorder.cast(vote);
    }

    /**
     * Records votes of one ballot, each of another seat, in one go; what becomes of one does not touch the others.
     *
     * @return what became of each, in their order
     * @throws RuleViolation if there is no such ballot
     */
    @Transactional
    public List<Cast> castTogether(List<CastVote> together) {
        return recorder.castTogether(together);
    }

    /** Closes the vote and counts it. */
    @Transactional
    public Outcome close(UUID ballot) {
        Ballot open = change(ballot, BallotState.OPEN);
        Tally tally = tally(open);
        store.close(ballot, tally.outcome(), tally.count(), now());
        record(
                open,
                ENGINE,
                ENGINE,
                "ballot-closed",
                Map.of(
                        "ballot", ballot,
                        "outcome", tally.outcome().code(),
                        "arithmetic", tally.arithmetic(),
                        "seal-verified", verifySeal(ballot)));
        return tally.outcome();
    }

    /** Tells everybody who sits in the organ how the ballot ended. */
    @Transactional
    public void announce(UUID ballot) {
        notices.ended(
                get(ballot), electorate(ballot), resolutions.ofBallot(ballot).orElse(null));
    }

    /** Withdraws every ballot of a case that has not ended; there may be none. */
    @Transactional
    public void withdraw(String caseNumber, String reason) {
        store.ofCase(caseNumber).forEach(ballot -> withdraw(ballot.id(), reason));
    }

    /** Withdraws a ballot that has not ended; those who were asked for their votes are told. */
    @Transactional
    public void withdraw(UUID ballot, String reason) {
        Ballot running = store.findForChange(ballot).orElseThrow(Refusals::noSuchBallot);
        if (running.state().ended()) {
            return;
        }
        store.withdraw(ballot, reason, now());
        record(running, ENGINE, ENGINE, "ballot-withdrawn", Map.of("ballot", ballot, "reason", reason));
        if (running.state() == BallotState.OPEN) {
            notices.ended(
                    get(ballot),
                    electorate(ballot),
                    resolutions.ofBallot(ballot).orElse(null));
        }
    }

    /**
     * A ballot of whatever alliance: the caller has to check who may know of it.
     *
     * @throws RuleViolation if there is none
     */
    public Ballot get(UUID ballot) {
        return store.find(ballot).orElseThrow(Refusals::noSuchBallot);
    }

    /** The ballot if it is one of this alliance. */
    public Optional<Ballot> find(String alliance, UUID ballot) {
        return store.find(ballot).filter(found -> found.alliance().equals(alliance));
    }

    /** The ballots of a case, the earliest first. */
    public List<Ballot> ofCase(String caseNumber) {
        return store.ofCase(caseNumber);
    }

    /** The ballots of all alliances that take votes now, the earliest opened first. */
    public List<UUID> allOpen() {
        return store.allOpen();
    }

    public List<Paper> papers(UUID ballot) {
        return store.papers(ballot);
    }

    /** The sealed electorate, in its order; empty before the opening. */
    public List<ElectorateSeat> electorate(UUID ballot) {
        return store.electorate(ballot);
    }

    /** Every vote on record, replaced ones among them, as they were written down. Not for everybody's eyes before the end. */
    public List<Vote> votes(UUID ballot) {
        return votes.all(ballot);
    }

    public Optional<Vote> latestVote(UUID ballot, UUID seat) {
        return votes.latest(ballot, seat);
    }

    /** The count as it stands, or as it was at the end; only of a ballot that was opened. */
    public Tally tally(UUID ballot) {
        return tally(get(ballot));
    }

    /** The same of a ballot that was just read. */
    public Tally tally(Ballot ballot) {
        VotingRule rule = ballot.ruleInForce();
        Count counted = ballot.count();
        return Tally.of(rule, counted != null ? counted : votes.count(ballot.id(), rule.recusal()));
    }

    /** The sealed text, written down again from what is on record; its SHA-256 is the seal. */
    public String sealedText(UUID ballot) {
        return Seal.canonical(get(ballot), papers(ballot), electorate(ballot));
    }

    /** Whether what is on record is still what was sealed. */
    public boolean verifySeal(UUID ballot) {
        return Seal.hash(sealedText(ballot)).equals(get(ballot).seal());
    }

    private Ballot change(UUID ballot, BallotState expected) {
        Ballot found = store.findForChange(ballot).orElseThrow(Refusals::noSuchBallot);
        if (found.state() != expected) {
            throw Refusals.wrongState(found, expected);
        }
        return found;
    }

    private Paper paper(String alliance, UUID id) {
        StoredDocument document = documents
                .find(id)
                .filter(found -> found.alliance().equals(alliance))
                .orElseThrow(() ->
                        RuleViolation.notFound("papers", Bilingual.of("没有文件 " + id, "there is no document " + id)));
        return new Paper(document.id(), document.name(), document.sha256());
    }

    private void record(Ballot ballot, String actor, String channel, String action, Map<String, Object> data) {
        @Nullable
        String article = ballot.rule() == null ? null : ballot.rule().citation().toString();
        journal.record(new JournalEntry(ballot.alliance(), ballot.caseNumber(), actor, channel, action, article, data));
    }

    /** As exact as the database keeps it, so that the seal can be recomputed. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
