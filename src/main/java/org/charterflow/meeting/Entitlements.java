package org.charterflow.meeting;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Occupant;
import org.charterflow.alliance.Office;
import org.charterflow.alliance.OfficeHolder;
import org.charterflow.alliance.Offices;
import org.charterflow.alliance.Organs;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.alliance.SeatCapacity;
import org.charterflow.alliance.Seats;
import org.charterflow.language.Bilingual;
import org.springframework.stereotype.Component;

/**
 * Who is entitled to attend a meeting now: those who sit in the organ, with and without a vote, the holders of the
 * offices its rule names, or all members (OSCAR-29.1, OSCAR-29.2).
 */
@Component
class Entitlements {

    private static final Bilingual MEMBER = Bilingual.of("会员代表", "representative of a member");
    private static final Bilingual INVITED = Bilingual.of("受邀列席", "invited");

    private final MeetingRules rules;
    private final Alliances alliances;
    private final Organs organs;
    private final Members members;
    private final Representatives representatives;
    private final Seats seats;
    private final Offices offices;

    Entitlements(
            MeetingRules rules,
            Alliances alliances,
            Organs organs,
            Members members,
            Representatives representatives,
            Seats seats,
            Offices offices) {
        this.rules = rules;
        this.alliances = alliances;
        this.organs = organs;
        this.members = members;
        this.representatives = representatives;
        this.seats = seats;
        this.offices = offices;
    }

    /** Everybody entitled, each once, those who vote first. */
    List<Attendee> of(Meeting meeting) {
        MeetingRule rule = rules.of(meeting.alliance(), meeting.organ());
        Map<UUID, Member> units = Stream.concat(
                        members.of(meeting.alliance()).stream(), members.advisers(meeting.alliance()).stream())
                .collect(Collectors.toMap(Member::id, Function.identity(), (a, b) -> a));
        Stream<Attendee> sitting = meeting.plenary() ? Stream.empty() : sitting(meeting);
        Stream<Attendee> all = rule.members()
                ? representatives.current(meeting.alliance()).values().stream()
                        .map(person -> guest(person, unit(units, person.member()), MEMBER, false))
                        .sorted(Comparator.comparing(each -> each.unit().zh()))
                : Stream.empty();
        Stream<Attendee> inOffice = offices.holders(meeting.alliance()).stream()
                .filter(holder -> rule.attendees().contains(holder.office()))
                .map(holder -> officer(meeting, holder, units));
        Map<String, Attendee> once = new LinkedHashMap<>();
        Stream.of(sitting, all, inOffice)
                .flatMap(Function.identity())
                .forEach(attendee -> once.putIfAbsent(attendee.key(), attendee));
        return List.copyOf(once.values());
    }

    /** A unit's representative as a guest of a meeting. */
    Attendee invited(Representative person) {
        return guest(person, members.get(person.member()).name(), INVITED, true);
    }

    private Stream<Attendee> sitting(Meeting meeting) {
        Map<String, Bilingual> capacities = organs.get(meeting.alliance(), meeting.organ()).capacities().stream()
                .collect(Collectors.toMap(SeatCapacity::id, SeatCapacity::name));
        return seats.occupants(meeting.alliance(), meeting.organ()).stream()
                .sorted(Comparator.comparing(occupant -> !occupant.seat().votes()))
                .map(occupant -> seated(occupant, capacities));
    }

    /** A seat whose unit has named nobody is entitled all the same: it counts, and is absent. */
    private static Attendee seated(Occupant occupant, Map<String, Bilingual> capacities) {
        Representative person = occupant.representative();
        String capacity = occupant.seat().capacity();
        return new Attendee(
                person == null ? occupant.seat().id().toString() : person.userId(),
                person == null ? null : person.userId(),
                person == null ? "—" : person.name(),
                person == null ? "" : person.email(),
                occupant.seat().memberName(),
                capacities.getOrDefault(capacity, Bilingual.same(capacity)),
                occupant.seat().id(),
                occupant.seat().votes(),
                false);
    }

    private Attendee officer(Meeting meeting, OfficeHolder holder, Map<UUID, Member> units) {
        AllianceProfile profile = alliances.get(meeting.alliance());
        Bilingual office = profile.office(holder.office()).map(Office::name).orElse(Bilingual.same(holder.office()));
        Bilingual where = holder.member() == null
                ? organs.find(meeting.alliance(), holder.organ())
                        .map(organ -> organ.name())
                        .orElse(profile.name())
                : unit(units, holder.member());
        return new Attendee(
                holder.userId(), holder.userId(), holder.name(), holder.email(), where, office, null, false, false);
    }

    private static Attendee guest(Representative person, Bilingual unit, Bilingual capacity, boolean invited) {
        return new Attendee(
                person.userId(), person.userId(), person.name(), person.email(), unit, capacity, null, false, invited);
    }

    private static Bilingual unit(Map<UUID, Member> units, UUID member) {
        Member found = units.get(member);
        return found == null ? Bilingual.same("") : found.name();
    }
}
