package org.charterflow.ballot.process;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.NewMember;
import org.charterflow.alliance.NewRepresentative;
import org.charterflow.alliance.OfficeHolder;
import org.charterflow.alliance.Offices;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.alliance.Seat;
import org.charterflow.alliance.Seats;
import org.charterflow.language.Bilingual;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Lends an organ of an alliance to one test: its own units take all seats, and give them back afterwards. */
@Component
@Profile("test")
public class TestOrgan {

    private static final AtomicInteger RUNNING = new AtomicInteger();

    private final Alliances alliances;
    private final Members members;
    private final Representatives representatives;
    private final Seats seats;
    private final Offices offices;
    private final JdbcClient jdbc;

    private String alliance = "";
    private String organ = "";
    private final List<Seat> lent = new ArrayList<>();
    private final List<OfficeHolder> sentHome = new ArrayList<>();
    private final List<Unit> units = new ArrayList<>();

    TestOrgan(
            Alliances alliances,
            Members members,
            Representatives representatives,
            Seats seats,
            Offices offices,
            JdbcClient jdbc) {
        this.alliances = alliances;
        this.members = members;
        this.representatives = representatives;
        this.seats = seats;
        this.offices = offices;
        this.jdbc = jdbc;
    }

    /** A unit in the organ with its seat and its representative at the beginning. */
    public record Unit(Member member, Seat seat, Representative representative) {

        public String user() {
            return representative.userId();
        }
    }

    /** The organ with so many new units in it, the first of which holds the office. */
    public List<Unit> of(
            String ofAlliance, String ofOrgan, String memberClass, String capacity, int count, String office) {
        alliance = ofAlliance;
        organ = ofOrgan;
        for (Seat seat : seats.occupied(alliance, organ)) {
            seats.release(seat.id(), today());
            lent.add(seat);
        }
        for (OfficeHolder holder : offices.holders(alliance, organ, office)) {
            offices.end(holder, today());
            sentHome.add(holder);
        }
        for (int i = 0; i < count; i++) {
            add(memberClass, capacity);
        }
        offices.appoint(units.get(0).representative(), organ, office, today());
        return List.copyOf(units);
    }

    public Unit add(String memberClass, String capacity) {
        NewMember unit = unit();
        Member member = members.admit(unit, memberClass, today());
        return seat(member, capacity);
    }

    public Unit adviser() {
        return seat(members.inviteAdviser(unit(), today()), "adviser");
    }

    public Representative successorOf(Unit unit) {
        return representatives.succeed(unit.member(), person("successor", RUNNING.incrementAndGet()), today());
    }

    /** The unit's representative has left, and nobody is named yet. */
    public void vacate(Unit unit) {
        jdbc.sql("update representative set ended_on = :today where id = :id")
                .param("today", today())
                .param("id", unit.representative().id())
                .update();
    }

    void leave(Unit unit) {
        members.end(unit.member().id(), today(), "test");
        units.remove(unit);
    }

    public void giveBack() {
        for (Unit unit : units) {
            members.end(unit.member().id(), today(), "test");
        }
        for (Seat seat : lent) {
            seats.give(members.get(seat.member()), organ, seat.capacity(), today());
        }
        for (OfficeHolder holder : sentHome) {
            representatives
                    .byUserId(holder.userId())
                    .ifPresent(person -> offices.appoint(person, holder.organ(), holder.office(), today()));
        }
        units.clear();
        lent.clear();
        sentHome.clear();
    }

    private Unit seat(Member member, String capacity) {
        Seat seat = seats.give(member, organ, capacity, today());
        Unit unit = new Unit(member, seat, representatives.ofMember(member.id()).orElseThrow());
        units.add(unit);
        return unit;
    }

    private NewMember unit() {
        int number = RUNNING.incrementAndGet();
        return new NewMember(
                alliance,
                Bilingual.of("表决测试单位" + number, "Ballot Test Unit " + number),
                "enterprise",
                "CN",
                null,
                null,
                null,
                "notice" + number + "@unit.example",
                person("voter", number));
    }

    private NewRepresentative person(String role, int number) {
        String id = alliance + "." + role + number + "-"
                + UUID.randomUUID().toString().substring(0, 4);
        return new NewRepresentative(id, "代表 " + number, null, id + "@unit.example", null);
    }

    private LocalDate today() {
        return alliances.today(alliance);
    }
}
