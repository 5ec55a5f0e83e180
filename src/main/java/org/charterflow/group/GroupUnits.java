package org.charterflow.group;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Organ;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.alliance.Seat;
import org.charterflow.alliance.SeatCapacity;
import org.charterflow.alliance.Seats;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.stereotype.Component;

/** Who acts for which unit, and what the unit may do about a group. */
@Component
class GroupUnits {

    private final Members members;
    private final Representatives representatives;
    private final Seats seats;

    GroupUnits(Members members, Representatives representatives, Seats seats) {
        this.members = members;
        this.representatives = representatives;
        this.seats = seats;
    }

    /**
     * The person who acts for a member of the alliance; advisers are none.
     *
     * @throws RuleViolation forbidden, if the user represents no member
     */
    Representative representative(String alliance, String userId) {
        return representatives
                .byUserId(userId)
                .filter(person -> person.alliance().equals(alliance))
                .filter(person ->
                        members.find(person.member()).filter(Member::isMember).isPresent())
                .orElseThrow(() -> new RuleViolation(
                        "user",
                        "represents-member",
                        null,
                        Bilingual.of("只有会员单位的代表可以这样做", "only a member's representative can do this"),
                        RuleViolation.Kind.FORBIDDEN));
    }

    /** Somebody who represents a member, by mail address, user id, or a name that only one bears. */
    Optional<Representative> person(String alliance, String named) {
        List<Representative> found = representatives.current(alliance).values().stream()
                .filter(person -> person.email().equalsIgnoreCase(named)
                        || person.userId().equals(named)
                        || person.name().equals(named))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** The unit's seat in an organ. */
    Optional<Seat> seat(UUID unit, String organ) {
        return seats.ofMember(unit).stream()
                .filter(seat -> seat.organ().equals(organ))
                .findFirst();
    }

    /** Whether somebody represents a unit of the group whose representative may lead it. */
    boolean isEligible(Representative person, Organ group) {
        return seat(person.member(), group.id())
                .flatMap(seat -> group.capacity(seat.capacity()))
                .filter(SeatCapacity::eligible)
                .isPresent();
    }

    /** @throws RuleViolation forbidden, if the person's unit has no vote in the organ whose units propose */
    void requireSeat(Representative person, FormationRule rule) {
        if (seat(person.member(), rule.proposers()).filter(Seat::votes).isEmpty()) {
            throw refusal(rule);
        }
    }

    RuleViolation refusal(FormationRule rule) {
        return new RuleViolation(
                "proposer", "proposer-of-organ", rule.article(), rule.reason(), RuleViolation.Kind.FORBIDDEN);
    }

    Bilingual name(UUID unit) {
        return members.get(unit).name();
    }
}
