package org.charterflow.mail;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Occupant;
import org.charterflow.alliance.OfficeHolder;
import org.charterflow.alliance.Offices;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.alliance.Seats;
import org.springframework.stereotype.Component;

/** Whom a notice to a unit, to several or to an organ goes to. */
@Component
public class Addressees {

    private final Members members;
    private final Representatives representatives;
    private final Seats seats;
    private final Offices offices;

    Addressees(Members members, Representatives representatives, Seats seats, Offices offices) {
        this.members = members;
        this.representatives = representatives;
        this.seats = seats;
        this.offices = offices;
    }

    /** A unit's representative; where it has none (any more), the address it designated for notices. */
    public Addressee ofUnit(UUID unit) {
        return representatives.ofMember(unit).map(Addressees::of).orElseGet(() -> {
            Member member = members.get(unit);
            return new Addressee(member.number(), member.name().zh(), member.noticeAddress(), null);
        });
    }

    /** The representatives of units; one that has named nobody is left out. */
    public List<Addressee> ofUnits(Collection<UUID> units) {
        return units.stream()
                .flatMap(unit -> representatives.ofMember(unit).stream())
                .map(Addressees::of)
                .toList();
    }

    /** The representatives of all members. */
    public List<Addressee> ofMembers(String alliance) {
        return ofUnits(members.of(alliance).stream().map(Member::id).toList());
    }

    /** The person behind an account: a representative, or who holds an office. */
    public Optional<Addressee> ofUser(String alliance, String userId) {
        return representatives
                .byUserId(userId)
                .filter(person -> person.alliance().equals(alliance))
                .map(Addressees::of)
                .or(() -> offices.heldBy(alliance, userId).stream().findFirst().map(Addressees::of));
    }

    /** Everybody who sits in an organ or holds an office of it, advisers included. */
    public List<Addressee> ofOrgan(String alliance, String organ) {
        Map<String, Addressee> addressees = new LinkedHashMap<>();
        Stream.concat(
                        seats.occupants(alliance, organ).stream()
                                .filter(occupant -> occupant.representative() != null)
                                .map(Addressees::of),
                        offices.holders(alliance).stream()
                                .filter(holder -> holder.organ().equals(organ))
                                .map(Addressees::of))
                .forEach(addressee -> addressees.putIfAbsent(addressee.key(), addressee));
        return List.copyOf(addressees.values());
    }

    private static Addressee of(Representative person) {
        return new Addressee(person.userId(), person.name(), person.email(), null);
    }

    private static Addressee of(Occupant occupant) {
        Representative person = Objects.requireNonNull(occupant.representative());
        return new Addressee(
                person.userId(), person.name(), person.email(), occupant.seat().id());
    }

    private static Addressee of(OfficeHolder holder) {
        return new Addressee(holder.userId(), holder.name(), holder.email(), null);
    }
}
