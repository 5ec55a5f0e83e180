package org.charterflow.group;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Office;
import org.charterflow.alliance.OfficeHolder;
import org.charterflow.alliance.Offices;
import org.charterflow.alliance.Organ;
import org.charterflow.alliance.Organs;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.ballot.BallotDraft;
import org.charterflow.ballot.Ballots;
import org.charterflow.casefile.Act;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.Periods;
import org.charterflow.charter.Waiting;
import org.charterflow.group.GroupCase.Mover;
import org.charterflow.group.GroupCase.Procedure;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.MailInTime;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A group without a leader gets one: its members recommend, the group elects, the organ that the charter names appoints
 * (OSCAR-17). Several who are recommended are voted on one after the other.
 */
@Service
public class LeaderSearch {

    private final GroupStore store;
    private final GroupCases cases;
    private final GroupUnits units;
    private final Alliances alliances;
    private final Representatives representatives;
    private final Organs organs;
    private final Offices offices;
    private final Ballots ballots;
    private final GroupNotices notices;
    private final Periods periods;
    private final MailInTime mail;
    private final Clock clock;

    LeaderSearch(
            GroupStore store,
            GroupCases cases,
            GroupUnits units,
            Alliances alliances,
            Representatives representatives,
            Organs organs,
            Offices offices,
            Ballots ballots,
            GroupNotices notices,
            Periods periods,
            MailInTime mail,
            Clock clock) {
        this.store = store;
        this.cases = cases;
        this.units = units;
        this.alliances = alliances;
        this.representatives = representatives;
        this.organs = organs;
        this.offices = offices;
        this.ballots = ballots;
        this.notices = notices;
        this.periods = periods;
        this.mail = mail;
        this.clock = clock;
    }

    /**
     * Opens a case for a group whose leader's office is vacant.
     *
     * @return the case number; empty where the group has a leader, no such office or no rule to find one by (a project),
     *     where a leader is being found already, or where nobody is left in the group
     */
    @Transactional
    public Optional<String> vacant(String alliance, String group) {
        Organ organ = organs.get(alliance, group);
        boolean sought = store.open(alliance, group).stream()
                .anyMatch(open -> open.origin.procedure() == Procedure.LEADER
                        || open.state().seeksLeader());
        if (sought
                || cases.findRule(alliance, organ.kind()).isEmpty()
                || office(alliance, organ).isEmpty()
                || leader(alliance, group).isPresent()
                || !organs.isAtWork(alliance, group)
                || notices.organ(alliance, group).isEmpty()) {
            return Optional.empty();
        }
        GroupCase opened = cases.open(
                alliance,
                Procedure.LEADER,
                organ.kind(),
                new Mover("engine", null, "engine", null),
                Bilingual.of(
                        "组长空缺：" + organ.name().zh(),
                        "No leader: " + organ.name().en()),
                GroupCase.Progress.begun(group, null));
        cases.record(opened, Act.engine("leader-vacancy-found", organ.article()), Map.of("group", group));
        return Optional.of(opened.number());
    }

    /**
     * The members of the group may recommend from now on.
     *
     * @return when the period ends
     */
    @Transactional
    public Instant open(String caseNumber) {
        GroupCase seeking = store.lock(caseNumber);
        Deadline end = periods.ofCase(caseNumber).forward(seeking.alliance(), "leader-recommendation", clock.instant());
        seeking.seekLeader(Waiting.until(end));
        cases.save(
                seeking,
                Act.engine("recommendations-opened", end.citation().toString()),
                Map.of("round", seeking.progress().round()));
        ask(seeking, end);
        return end.at();
    }

    /** Asks the units of the group to recommend until then. */
    void ask(GroupCase seeking, Deadline end) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("counting", end.explanation());
        model.put("again", seeking.progress().round() > 1);
        model.put("elected", seeking.rule().leaderElected());
        model.put("article", seeking.rule().article());
        notices.send(
                seeking.alliance(),
                seeking.number(),
                "leader-recommendation",
                cases.name(seeking),
                model,
                notices.organ(seeking.alliance(), seeking.organ()),
                GroupNotices.REPLY);
    }

    /**
     * Takes the candidate whom most units recommend and who was not put to the vote yet; recommendations that arrived in
     * time are read first.
     *
     * @return whether there is one
     */
    @Transactional
    public boolean nextCandidate(String caseNumber) {
        GroupCase seeking = store.lock(caseNumber);
        Waiting waiting = seeking.progress().waiting();
        if (waiting != null) {
            mail.requireRead(seeking.alliance(), waiting.until());
        }
        Optional<Representative> next = store.candidates(seeking).stream()
                .flatMap(user -> representatives.byUserId(user).stream())
                .filter(person -> isEligible(person, seeking))
                .findFirst();
        seeking.candidate(next.map(Representative::userId).orElse(null));
        next.ifPresent(person -> store.put(seeking, person.userId(), clock.instant()));
        cases.save(
                seeking,
                Act.engine(
                        next.isPresent() ? "candidate-chosen" : "no-candidate",
                        seeking.rule().article()),
                next.map(person -> Map.<String, Object>of("candidate", person.name()))
                        .orElse(Map.of()));
        return next.isPresent();
    }

    /** Puts the candidate to the group. */
    @Transactional
    public UUID prepareElection(String caseNumber) {
        GroupCase seeking = store.lock(caseNumber);
        return put(
                seeking,
                seeking.organ(),
                "leader-vacancy",
                GroupState.BEFORE_GROUP,
                "candidate-put-to-group",
                "选举",
                "elected");
    }

    /** Puts whom the group has elected, or who was recommended where it does not elect, to the organ that appoints. */
    @Transactional
    public UUID prepareAppointment(String caseNumber) {
        GroupCase seeking = store.lock(caseNumber);
        String organ = Objects.requireNonNull(seeking.rule().appointedBy());
        return put(
                seeking,
                organ,
                "appointment",
                GroupState.BEFORE_APPOINTMENT,
                "candidate-put-to-organ",
                "任命",
                "appointed");
    }

    /**
     * The candidate takes office. The unit of one who was named with the group joins it then.
     *
     * @return whether it came to that; not where the person represents no unit of the group any more
     */
    @Transactional
    public boolean takeOffice(String caseNumber) {
        GroupCase seeking = store.lock(caseNumber);
        String alliance = seeking.alliance();
        Office office = office(alliance, organs.get(alliance, seeking.organ())).orElseThrow();
        Optional<Representative> person = Optional.ofNullable(seeking.progress().candidate())
                .flatMap(representatives::byUserId)
                .filter(found -> seeking.progress().round() == 0 || isEligible(found, seeking));
        if (person.isEmpty()) {
            cases.record(seeking, Act.engine("candidate-gone", office.article()), Map.of());
            return false;
        }
        offices.appoint(person.get(), seeking.organ(), office.id(), alliances.today(alliance));
        cases.record(
                seeking,
                Act.engine("leader-in-office", office.article()),
                Map.of("leader", person.get().name(), "group", seeking.organ()));
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("leader", person.get().name());
        model.put("unit", units.name(person.get().member()));
        model.put("office", office.name());
        model.put("article", office.article());
        notices.send(
                alliance,
                caseNumber,
                "leader-in-office",
                cases.name(seeking),
                model,
                notices.organ(alliance, seeking.organ()),
                null);
        return true;
    }

    /** Who leads a group. */
    public Optional<OfficeHolder> leader(String alliance, String group) {
        return office(alliance, organs.get(alliance, group))
                .flatMap(office ->
                        offices.holders(alliance, group, office.id()).stream().findFirst());
    }

    /** The office of leader that the charter provides for groups of this kind. */
    private Optional<Office> office(String alliance, Organ group) {
        return alliances.get(alliance).offices().stream()
                .filter(office -> office.organ().equals(group.kind().id()))
                .findFirst();
    }

    private boolean isEligible(Representative person, GroupCase seeking) {
        return units.isEligible(person, organs.get(seeking.alliance(), seeking.organ()));
    }

    private UUID put(
            GroupCase seeking, String organ, String matter, GroupState before, String action, String zh, String en) {
        Representative person = representatives
                .byUserId(Objects.requireNonNull(seeking.progress().candidate()))
                .orElseThrow();
        Bilingual unit = units.name(person.member());
        Bilingual group = cases.name(seeking);
        List<String> by = store.recommending(seeking, person.userId()).stream()
                .map(member -> units.name(member).zh())
                .toList();
        UUID ballot = ballots.prepare(new BallotDraft(
                seeking.alliance(),
                seeking.number(),
                organ,
                matter,
                Bilingual.of(
                        "是否" + zh + person.name() + "（" + unit.zh() + "）为“" + group.zh() + "”组长？推荐单位："
                                + String.join("、", by),
                        "Shall " + person.name() + " (" + unit.en() + ") be " + en + " leader of \"" + group.en()
                                + "\"? Recommended by " + by.size() + " of its units"),
                List.of(),
                null));
        seeking.put(before, ballot);
        cases.save(seeking, Act.engine(action, seeking.rule().article()), Map.of("candidate", person.name()));
        return ballot;
    }
}
