package org.charterflow.group;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Organ;
import org.charterflow.alliance.OrganKind;
import org.charterflow.alliance.Organs;
import org.charterflow.alliance.Representatives;
import org.charterflow.alliance.SeatCapacity;
import org.charterflow.alliance.Seats;
import org.charterflow.ballot.BallotDraft;
import org.charterflow.ballot.Ballots;
import org.charterflow.casefile.Act;
import org.charterflow.charter.Waiting;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From a proposal to a group at work: acknowledged, put to the organ that decides, set up (OSCAR-17, OSCAR-18). */
@Service
public class GroupFormation {

    private final GroupStore store;
    private final GroupCases cases;
    private final GroupUnits units;
    private final Alliances alliances;
    private final Members members;
    private final Representatives representatives;
    private final Organs organs;
    private final Seats seats;
    private final Ballots ballots;
    private final GroupNotices notices;
    private final Clock clock;

    GroupFormation(
            GroupStore store,
            GroupCases cases,
            GroupUnits units,
            Alliances alliances,
            Members members,
            Representatives representatives,
            Organs organs,
            Seats seats,
            Ballots ballots,
            GroupNotices notices,
            Clock clock) {
        this.store = store;
        this.cases = cases;
        this.units = units;
        this.alliances = alliances;
        this.members = members;
        this.representatives = representatives;
        this.organs = organs;
        this.seats = seats;
        this.ballots = ballots;
        this.notices = notices;
        this.clock = clock;
    }

    /** Tells the proposer the case number and what was understood. */
    @Transactional
    public void acknowledge(String caseNumber) {
        GroupCase proposed = cases.get(caseNumber);
        GroupProposal proposal = store.proposal(caseNumber);
        Map<String, @Nullable Object> model = describe(proposed, proposal);
        model.put(
                "organ",
                organs.get(proposed.alliance(), proposed.rule().decidedBy()).name());
        model.put("article", proposed.rule().article());
        notices.send(
                proposed.alliance(),
                caseNumber,
                "group-proposal-received",
                proposal.name(),
                model,
                notices.unit(proposer(proposed)),
                null);
        cases.record(
                proposed,
                Act.engine("group-proposal-acknowledged", proposed.rule().article()),
                Map.of());
    }

    /** Puts the question to the organ that decides; where it appoints the leader named, that is part of it. */
    @Transactional
    public UUID prepareBallot(String caseNumber) {
        GroupCase proposed = store.lock(caseNumber);
        UUID ballot = ballots.prepare(new BallotDraft(
                proposed.alliance(),
                caseNumber,
                proposed.rule().decidedBy(),
                proposed.matter(),
                question(proposed, store.proposal(caseNumber)),
                List.of(),
                null));
        proposed.put(GroupState.BEFORE_ORGAN, ballot);
        cases.save(
                proposed,
                Act.engine("group-put-to-organ", proposed.rule().article()),
                Map.of("organ", proposed.rule().decidedBy()));
        return ballot;
    }

    /**
     * Sets the group up, with the unit that proposed it; everybody in the alliance is told and may join.
     *
     * @return whether its leader was named, and so appointed with it
     */
    @Transactional
    public boolean establish(String caseNumber) {
        GroupCase decided = store.lock(caseNumber);
        GroupProposal proposal = store.proposal(caseNumber);
        String alliance = decided.alliance();
        LocalDate today = alliances.today(alliance);
        String id = prefix(decided.origin.kind()) + store.nextNumber(alliance);
        Organ group = organs.establish(alliance, id, decided.origin.kind(), proposal.name(), today);
        decided.established(id);
        String leader = decided.progress().candidate();
        cases.save(
                decided,
                Act.engine(
                        "group-established",
                        ballots.get(decided.ballot()).ruleInForce().citation().toString()),
                Map.of("group", id, "name", proposal.name()));
        seat(members.get(proposer(decided)), group, today);
        Map<String, @Nullable Object> model = describe(decided, proposal);
        model.put("id", id);
        model.put("proposer", units.name(proposer(decided)));
        model.put("article", decided.rule().article());
        model.put("leaderElected", decided.rule().leaderElected());
        notices.send(
                alliance,
                caseNumber,
                "group-established",
                proposal.name(),
                model,
                notices.members(alliance),
                GroupNotices.REPLY);
        return leader != null;
    }

    /** The organ has not adopted it, or not dissolved the group: a notice with the arithmetic to the mover. */
    @Transactional
    public void reject(String caseNumber) {
        GroupCase decided = store.lock(caseNumber);
        Bilingual arithmetic = ballots.tally(decided.ballot()).arithmetic();
        String article = ballots.get(decided.ballot()).ruleInForce().citation().toString();
        Bilingual reason = Bilingual.of("表决未通过：" + arithmetic.zh(), "not adopted: " + arithmetic.en());
        Bilingual name = cases.name(decided);
        decided.end(GroupState.REJECTED, reason, clock.instant());
        cases.save(decided, Act.engine("group-motion-rejected", article), Map.of("arithmetic", arithmetic));
        tellMover(decided, name, reason, article);
    }

    /**
     * The group is at work, its leader's unit in it; a temporary one that has an end waits for it.
     *
     * @return the first instant after its last day; null where it has none
     */
    @Transactional
    public @Nullable Instant awaitEnd(String caseNumber) {
        GroupCase led = store.lock(caseNumber);
        Optional.ofNullable(led.progress().candidate())
                .flatMap(representatives::byUserId)
                .ifPresent(person -> seat(
                        members.get(person.member()),
                        organs.get(led.alliance(), led.organ()),
                        alliances.today(led.alliance())));
        LocalDate endsOn = led.origin.procedure() == GroupCase.Procedure.ESTABLISHMENT
                ? store.proposal(caseNumber).endsOn()
                : null;
        if (endsOn == null) {
            led.end(GroupState.LED, null, clock.instant());
            cases.save(led, Act.engine("group-case-done", led.rule().article()), Map.of());
            return null;
        }
        Instant end =
                endsOn.plusDays(1).atStartOfDay(alliances.zone(led.alliance())).toInstant();
        led.work(new Waiting(
                "group-life",
                clock.instant(),
                end,
                led.rule().article(),
                false,
                Bilingual.of("至" + endsOn + "24:00止", "until " + endsOn + ", 24:00")));
        cases.save(led, Act.engine("group-at-work", led.rule().article()), Map.of("endsOn", endsOn.toString()));
        return end;
    }

    void tellMover(GroupCase ended, Bilingual name, Bilingual reason, @Nullable String article) {
        UUID unit = ended.origin.mover().unit();
        if (unit != null) {
            Map<String, @Nullable Object> model = new HashMap<>();
            model.put("reason", reason);
            model.put("article", article);
            model.put("dissolution", ended.origin.procedure() == GroupCase.Procedure.DISSOLUTION);
            notices.send(ended.alliance(), ended.number(), "group-case-closed", name, model, notices.unit(unit), null);
        }
    }

    private void seat(Member unit, Organ group, LocalDate today) {
        Optional<SeatCapacity> capacity = group.capacities().stream().findFirst();
        if (capacity.isPresent() && units.seat(unit.id(), group.id()).isEmpty()) {
            seats.give(unit, group.id(), capacity.get().id(), today);
        }
    }

    private static UUID proposer(GroupCase proposed) {
        return Objects.requireNonNull(proposed.origin.mover().unit(), "a group is proposed by a unit");
    }

    private static String prefix(OrganKind kind) {
        return kind == OrganKind.SIG ? "sig-" : "wg-";
    }

    private Map<String, @Nullable Object> describe(GroupCase proposed, GroupProposal proposal) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("kind", kindName(proposed));
        model.put("purpose", proposal.purpose());
        model.put("endsOn", proposal.endsOn());
        model.put("task", proposal.task());
        model.put("leader", leaderName(proposed));
        return model;
    }

    private Bilingual question(GroupCase proposed, GroupProposal proposal) {
        String leader = leaderName(proposed);
        Bilingual kind = kindName(proposed);
        LocalDate endsOn = proposal.endsOn();
        String task = proposal.task();
        return Bilingual.of(
                "是否设立" + kind.zh() + "“" + proposal.name().zh() + "”？工作内容：" + proposal.purpose()
                        + (endsOn == null ? "" : "；期限：" + endsOn)
                        + (task == null ? "" : "；任务：" + task)
                        + (leader == null ? "" : "；组长：" + leader),
                "Shall the " + kind.en().toLowerCase(java.util.Locale.ROOT) + " \""
                        + proposal.name().en() + "\" be set up? Purpose: " + proposal.purpose()
                        + (endsOn == null ? "" : "; ends on " + endsOn)
                        + (task == null ? "" : "; task: " + task)
                        + (leader == null ? "" : "; leader: " + leader));
    }

    private Bilingual kindName(GroupCase proposed) {
        return alliances
                .get(proposed.alliance())
                .group(proposed.origin.kind())
                .orElseThrow()
                .name();
    }

    private @Nullable String leaderName(GroupCase proposed) {
        return Optional.ofNullable(proposed.progress().candidate())
                .flatMap(representatives::byUserId)
                .map(person ->
                        person.name() + " (" + units.name(person.member()).zh() + ")")
                .orElse(null);
    }
}
