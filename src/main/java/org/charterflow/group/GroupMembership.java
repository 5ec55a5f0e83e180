package org.charterflow.group;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.OfficeHolder;
import org.charterflow.alliance.Offices;
import org.charterflow.alliance.Organ;
import org.charterflow.alliance.Organs;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Seat;
import org.charterflow.alliance.SeatCapacity;
import org.charterflow.alliance.Seats;
import org.charterflow.casefile.Act;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Member units join groups and leave them, by their representatives and of their own will. */
@Service
public class GroupMembership {

    private final GroupCases cases;
    private final GroupUnits units;
    private final Alliances alliances;
    private final Members members;
    private final Organs organs;
    private final Seats seats;
    private final Offices offices;
    private final GroupNotices notices;

    GroupMembership(
            GroupCases cases,
            GroupUnits units,
            Alliances alliances,
            Members members,
            Organs organs,
            Seats seats,
            Offices offices,
            GroupNotices notices) {
        this.cases = cases;
        this.units = units;
        this.alliances = alliances;
        this.members = members;
        this.organs = organs;
        this.seats = seats;
        this.offices = offices;
        this.notices = notices;
    }

    /**
     * The user's unit joins a group.
     *
     * @throws RuleViolation if the user represents no member, the group is not at work, or the unit is in it
     */
    @Transactional
    public void join(String alliance, String group, String userId, String channel) {
        Representative person = units.representative(alliance, userId);
        Organ of = atWork(alliance, group);
        SeatCapacity capacity = of.capacities().stream().findFirst().orElseThrow();
        seats.give(members.get(person.member()), group, capacity.id(), alliances.today(alliance));
        cases.record(
                alliance,
                cases.foundingCase(alliance, group),
                new Act(userId, channel, "group-joined", of.article()),
                Map.of("group", of.name(), "unit", units.name(person.member())));
        receipt(
                person,
                of,
                Bilingual.of(
                        "贵单位已加入“" + of.name().zh() + "”。",
                        "Your unit has joined \"" + of.name().en() + "\"."));
    }

    /**
     * The user's unit leaves a group.
     *
     * @return whether its representative led the group, so that the office is vacant now
     * @throws RuleViolation if the user represents no member, or the unit is not in the group
     */
    @Transactional
    public boolean leave(String alliance, String group, String userId, String channel) {
        Representative person = units.representative(alliance, userId);
        Organ of = atWork(alliance, group);
        Seat seat = units.seat(person.member(), group)
                .orElseThrow(() -> new RuleViolation(
                        "group",
                        "unit-in-group",
                        of.article(),
                        Bilingual.of("贵单位不在该组", "your unit is not in this group"),
                        RuleViolation.Kind.CONFLICT));
        seats.release(seat.id(), alliances.today(alliance));
        List<OfficeHolder> held = offices.heldBy(alliance, userId).stream()
                .filter(office -> office.organ().equals(group))
                .toList();
        held.forEach(office -> offices.end(office, alliances.today(alliance)));
        cases.record(
                alliance,
                cases.foundingCase(alliance, group),
                new Act(userId, channel, "group-left", of.article()),
                Map.of("group", of.name(), "unit", units.name(person.member())));
        receipt(
                person,
                of,
                Bilingual.of(
                        "贵单位已退出“" + of.name().zh() + "”。",
                        "Your unit has left \"" + of.name().en() + "\"."));
        return !held.isEmpty();
    }

    private void receipt(Representative person, Organ group, Bilingual said) {
        notices.send(
                person.alliance(),
                cases.foundingCase(person.alliance(), group.id()),
                "group-receipt",
                group.name(),
                Map.of("said", said),
                notices.unit(person.member()),
                null);
    }

    private Organ atWork(String alliance, String group) {
        return Optional.of(organs.get(alliance, group))
                .filter(found -> found.kind().isGroup() && organs.isAtWork(alliance, group))
                .orElseThrow(() -> new RuleViolation(
                        "group",
                        "group-at-work",
                        null,
                        Bilingual.of("没有工作中的组“" + group + "”", "there is no group \"" + group + "\" at work"),
                        RuleViolation.Kind.CONFLICT));
    }
}
