package org.charterflow.ballot;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.GroupIds;
import org.charterflow.alliance.Offices;
import org.charterflow.alliance.OrganKind;
import org.charterflow.alliance.Organs;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.alliance.Seats;
import org.springframework.stereotype.Component;

/** Who makes up an organ when a vote opens, and who may act for a seat at this moment. */
@Component
class Electorates {

    private final Seats seats;
    private final Representatives representatives;
    private final Offices offices;
    private final Organs organs;
    private final Alliances alliances;

    Electorates(Seats seats, Representatives representatives, Offices offices, Organs organs, Alliances alliances) {
        this.seats = seats;
        this.representatives = representatives;
        this.offices = offices;
        this.organs = organs;
        this.alliances = alliances;
    }

    /**
     * The organ's voting seats that are taken now, one for each unit; vacant seats are no votes.
     *
     * @param ballot not opened yet; a seat of the unit it is about is recused where its rule says so
     */
    List<ElectorateSeat> now(Ballot ballot) {
        boolean recusal = ballot.ruleInForce().recusal();
        return seats.occupants(ballot.alliance(), ballot.organ()).stream()
                .filter(occupant -> occupant.seat().votes())
                .map(occupant -> {
                    Representative acting = occupant.representative();
                    return new ElectorateSeat(
                            occupant.seat().id(),
                            occupant.seat().member(),
                            occupant.seat().memberName(),
                            occupant.seat().capacity(),
                            acting == null ? null : acting.name(),
                            recusal && occupant.seat().member().equals(ballot.interestedMember()));
                })
                .toList();
    }

    /** Who acts for the seat's unit now; a successor votes for the same seat. */
    Optional<Representative> actingFor(ElectorateSeat seat) {
        return representatives.ofMember(seat.member());
    }

    /** Who acts for the seats' units now, by unit. */
    Map<UUID, Representative> actingFor(Collection<ElectorateSeat> electorate) {
        return representatives.ofMembers(
                electorate.stream().map(ElectorateSeat::member).toList());
    }

    /** Whether the user acts for a seat of the organ that has no vote. */
    boolean isAdviser(Ballot ballot, String userId) {
        return seats.occupants(ballot.alliance(), ballot.organ()).stream()
                .anyMatch(occupant -> !occupant.seat().votes()
                        && occupant.representative() != null
                        && occupant.representative().userId().equals(userId));
    }

    /** The seat of this electorate for whose unit the user acts now. */
    Optional<UUID> seatOf(List<ElectorateSeat> electorate, String userId) {
        return representatives
                .byUserId(userId)
                .flatMap(person -> electorate.stream()
                        .filter(seat -> seat.member().equals(person.member()))
                        .map(ElectorateSeat::seat)
                        .findFirst());
    }

    /**
     * Whether the user holds one of the offices that may open this ballot. A group's ballots are opened by those in
     * office in that group, or in the secretariat, which serves every organ.
     */
    boolean mayCall(Ballot ballot, String userId) {
        return offices.heldBy(ballot.alliance(), userId).stream()
                .filter(held -> ballot.ruleInForce().callers().contains(held.office()))
                .anyMatch(
                        held -> !isGroups(ballot, held.office()) || held.organ().equals(ballot.organ()));
    }

    /** The account groups of those who may open this ballot. */
    List<String> callerGroups(Ballot ballot) {
        return ballot.ruleInForce().callers().stream()
                .map(office -> isGroups(ballot, office)
                        ? GroupIds.office(ballot.alliance(), ballot.organ(), office)
                        : GroupIds.office(ballot.alliance(), office))
                .toList();
    }

    /** Whether the ballot is a group's, and the office counts in the group alone in which it is held. */
    private boolean isGroups(Ballot ballot, String office) {
        boolean ofSecretariat = alliances
                .get(ballot.alliance())
                .office(office)
                .filter(found -> found.organ().equals(OrganKind.SECRETARIAT.id()))
                .isPresent();
        return !ofSecretariat
                && organs.get(ballot.alliance(), ballot.organ()).kind().isGroup();
    }
}
