package org.charterflow.register;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.MemberClass;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Office;
import org.charterflow.alliance.OfficeHolder;
import org.charterflow.alliance.Offices;
import org.charterflow.alliance.Organ;
import org.charterflow.alliance.Organs;
import org.charterflow.alliance.Seat;
import org.charterflow.alliance.SeatCapacity;
import org.charterflow.alliance.Seats;
import org.charterflow.language.Bilingual;
import org.charterflow.membership.MemberObligation;
import org.charterflow.membership.Obligations;
import org.charterflow.register.OrganEntry.Officer;
import org.charterflow.register.OrganEntry.SeatEntry;
import org.springframework.stereotype.Service;

/** What the register (登记簿) says publicly of an alliance's units, organs and offices. Persons appear by name alone. */
@Service
public class Register {

    private static final Comparator<Seat> VOTING_FIRST =
            Comparator.comparing(Seat::votes).reversed();

    private final Alliances alliances;
    private final Members members;
    private final Organs organs;
    private final Seats seats;
    private final Offices offices;
    private final Obligations obligations;

    Register(
            Alliances alliances,
            Members members,
            Organs organs,
            Seats seats,
            Offices offices,
            Obligations obligations) {
        this.alliances = alliances;
        this.members = members;
        this.organs = organs;
        this.seats = seats;
        this.offices = offices;
        this.obligations = obligations;
    }

    /** The organs in the charter's order, each with its units and officers. */
    public List<OrganEntry> organs(String alliance) {
        AllianceProfile profile = alliances.get(alliance);
        Map<UUID, Bilingual> units = Stream.concat(members.of(alliance).stream(), members.advisers(alliance).stream())
                .collect(Collectors.toMap(Member::id, Member::name));
        List<OfficeHolder> holders = offices.holders(alliance);
        return organs.of(alliance).stream()
                .map(organ -> new OrganEntry(
                        organ,
                        seats.occupied(alliance, organ.id()).stream()
                                .sorted(VOTING_FIRST)
                                .map(seat -> entry(organ, seat))
                                .toList(),
                        profile.offices().stream()
                                .flatMap(office -> holders.stream()
                                        .filter(holder -> holder.organ().equals(organ.id())
                                                && holder.office().equals(office.id()))
                                        .map(holder -> officer(office, holder, units)))
                                .toList()))
                .toList();
    }

    /** The members class by class, in the profile's order, empty classes included. */
    public List<ClassEntry> classes(String alliance) {
        Map<String, List<Member>> byClass =
                members.of(alliance).stream().collect(Collectors.groupingBy(Member::memberClass));
        return alliances.get(alliance).memberClasses().stream()
                .map(memberClass -> new ClassEntry(memberClass, byClass.getOrDefault(memberClass.id(), List.of())))
                .toList();
    }

    /**
     * The units that left, those that left last first.
     *
     * @param withObligations whether what goes on to bind them is told; it is for those who take part
     */
    public List<FormerMember> former(String alliance, boolean withObligations) {
        return members.former(alliance).stream()
                .map(member ->
                        new FormerMember(member, withObligations ? obligations.ofMember(member.id()) : List.of()))
                .toList();
    }

    /** A unit that is no member any more, and what goes on to bind it. */
    public record FormerMember(Member member, List<MemberObligation> obligations) {}

    /**
     * The members of one class.
     *
     * @param members by member number
     */
    public record ClassEntry(MemberClass memberClass, List<Member> members) {}

    private static SeatEntry entry(Organ organ, Seat seat) {
        Bilingual capacity =
                organ.capacity(seat.capacity()).map(SeatCapacity::name).orElse(Bilingual.same(seat.capacity()));
        return new SeatEntry(seat.memberName(), capacity, seat.votes(), seat.since());
    }

    private static Officer officer(Office office, OfficeHolder holder, Map<UUID, Bilingual> units) {
        return new Officer(
                office.name(),
                holder.name(),
                holder.member() == null ? null : units.get(holder.member()),
                holder.since(),
                holder.termEnds(),
                office.article());
    }
}
