package org.charterflow.group;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.GroupRule;
import org.charterflow.alliance.OfficeHolder;
import org.charterflow.alliance.Organ;
import org.charterflow.alliance.OrganKind;
import org.charterflow.alliance.Organs;
import org.charterflow.alliance.Representatives;
import org.charterflow.alliance.Seat;
import org.charterflow.alliance.Seats;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The register's groups, public: with purpose, leader and units, those at work and those dissolved. */
@Service
public class GroupRegister {

    private final Alliances alliances;
    private final Organs organs;
    private final Seats seats;
    private final Representatives representatives;
    private final LeaderSearch leaders;
    private final GroupStore store;
    private final GroupUnits units;

    GroupRegister(
            Alliances alliances,
            Organs organs,
            Seats seats,
            Representatives representatives,
            LeaderSearch leaders,
            GroupStore store,
            GroupUnits units) {
        this.alliances = alliances;
        this.organs = organs;
        this.seats = seats;
        this.representatives = representatives;
        this.leaders = leaders;
        this.store = store;
        this.units = units;
    }

    /**
     * A group as the register shows it.
     *
     * @param leader null while nobody leads it
     * @param leaderUnit the unit that the leader represents
     * @param caseNumber the case in which it was set up; null where it came with the installation
     * @param endsOn the last day of a temporary group's life; null where it has none
     * @param dissolvedOn null while it is at work
     * @param recommending whether its units may recommend a leader now
     */
    public record Entry(
            String id,
            OrganKind kind,
            Bilingual kindName,
            Bilingual name,
            String article,
            @Nullable String leader,
            @Nullable Bilingual leaderUnit,
            List<Bilingual> members,
            @Nullable String caseNumber,
            @Nullable String purpose,
            @Nullable LocalDate endsOn,
            @Nullable String task,
            @Nullable LocalDate dissolvedOn,
            boolean recommending) {}

    /** Those at work by their ids, then those dissolved, the latest first. */
    public List<Entry> of(String alliance) {
        AllianceProfile profile = alliances.get(alliance);
        Stream<Entry> atWork =
                organs.of(alliance).stream().filter(GroupRegister::isGroup).map(group -> entry(profile, group, null));
        Stream<Entry> dissolved = organs.dissolved(alliance).entrySet().stream()
                .filter(group -> isGroup(group.getKey()))
                .map(group -> entry(profile, group.getKey(), group.getValue()));
        return Stream.concat(atWork, dissolved).toList();
    }

    /** @throws RuleViolation not found, if the alliance has no such group */
    public Entry get(String alliance, String id) {
        return of(alliance).stream()
                .filter(entry -> entry.id().equals(id))
                .findFirst()
                .orElseThrow(() -> RuleViolation.notFound(
                        "id", Bilingual.of("没有组“" + id + "”", "there is no group \"" + id + "\"")));
    }

    /** Whether the user's unit is in the group; empty where the user represents none. */
    public Optional<Boolean> isIn(String alliance, String group, @Nullable String userId) {
        return Optional.ofNullable(userId)
                .flatMap(representatives::byUserId)
                .filter(person -> person.alliance().equals(alliance))
                .map(person -> units.seat(person.member(), group).isPresent());
    }

    /** Projects are groups too, but have their own part of the register. */
    private static boolean isGroup(Organ organ) {
        return organ.kind().isGroup() && organ.kind() != OrganKind.PROJECT;
    }

    private Entry entry(AllianceProfile profile, Organ group, @Nullable LocalDate dissolvedOn) {
        String alliance = profile.id();
        Optional<OfficeHolder> leader = leaders.leader(alliance, group.id());
        Optional<GroupCase> founding = store.founding(alliance, group.id());
        Optional<GroupProposal> proposal = founding.map(found -> store.proposal(found.number()));
        return new Entry(
                group.id(),
                group.kind(),
                profile.group(group.kind()).map(GroupRule::name).orElse(group.name()),
                group.name(),
                group.article(),
                leader.map(OfficeHolder::name).orElse(null),
                leader.map(OfficeHolder::member).map(this::unit).orElse(null),
                seats.occupied(alliance, group.id()).stream()
                        .map(Seat::memberName)
                        .toList(),
                founding.map(GroupCase::number).orElse(null),
                proposal.map(GroupProposal::purpose).orElse(null),
                proposal.map(GroupProposal::endsOn).orElse(null),
                proposal.map(GroupProposal::task).orElse(null),
                dissolvedOn,
                store.open(alliance, group.id()).stream().anyMatch(open -> open.state() == GroupState.SEEKING_LEADER));
    }

    private Bilingual unit(UUID member) {
        return units.name(member);
    }
}
