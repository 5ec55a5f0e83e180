package org.charterflow.alliance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which unit sits in which organ, in which capacity, with a vote or without. */
@Service
public class Seats {

    private static final String SEAT = """
            select seat.*, member.name_zh, member.name_en, member.number from seat
              join member on member.id = seat.member
            """;
    private static final String OCCUPIED = SEAT + """
             where seat.alliance = :alliance and seat.organ = :organ and seat.ended_on is null
             order by member.number
            """;

    private final Organs organs;
    private final Representatives representatives;
    private final Accounts accounts;
    private final JdbcClient jdbc;

    Seats(Organs organs, Representatives representatives, Accounts accounts, JdbcClient jdbc) {
        this.organs = organs;
        this.representatives = representatives;
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    /** The seats of an organ that are taken, by member number. */
    public List<Seat> occupied(String alliance, String organ) {
        return jdbc.sql(OCCUPIED)
                .param("alliance", alliance)
                .param("organ", organ)
                .query(Seats::map)
                .list();
    }

    /** Those of them that have a vote: the electorate of a ballot opened now. */
    public List<Seat> voting(String alliance, String organ) {
        return occupied(alliance, organ).stream().filter(Seat::votes).toList();
    }

    /** The taken seats with the person who acts for each at this moment. */
    public List<Occupant> occupants(String alliance, String organ) {
        List<Seat> taken = occupied(alliance, organ);
        var people = representatives.ofMembers(taken.stream().map(Seat::member).toList());
        return taken.stream()
                .map(seat -> new Occupant(seat, people.get(seat.member())))
                .toList();
    }

    /**
     * How many of an organ's voting seats are free.
     *
     * @param provided how many the charter provides at this time (decision {@code seats})
     * @return never negative, also where a shrunken membership provides fewer than are taken
     */
    public int vacant(String alliance, String organ, int provided) {
        return Math.max(0, provided - voting(alliance, organ).size());
    }

    public Optional<Seat> find(UUID seat) {
        return jdbc.sql(SEAT + " where seat.id = :id")
                .param("id", seat)
                .query(Seats::map)
                .optional();
    }

    /** The seats a unit has now, in whatever organs. */
    public List<Seat> ofMember(UUID member) {
        return jdbc.sql(SEAT + " where seat.member = :member and seat.ended_on is null order by seat.organ")
                .param("member", member)
                .query(Seats::map)
                .list();
    }

    /**
     * Gives a unit a seat; its representative gets the organ's tasks if the seat votes.
     *
     * @param capacity one of the organ's capacities
     * @throws RuleViolation if the organ has no such capacity or the unit sits there already
     */
    @Transactional
    public Seat give(Member member, String organ, String capacity, LocalDate since) {
        Organ of = organs.get(member.alliance(), organ);
        SeatCapacity as = of.capacity(capacity)
                .orElseThrow(() -> RuleViolation.invalid(
                        "capacity",
                        "seat-capacity",
                        Bilingual.of(
                                of.name().zh() + "没有“" + capacity + "”席位",
                                "the organ " + organ + " has no seats of the capacity \"" + capacity + "\"")));
        UUID id = UUID.randomUUID();
        int given = jdbc.sql("""
                        insert into seat (id, alliance, organ, member, capacity, votes, since)
                        values (:id, :alliance, :organ, :member, :capacity, :votes, :since)
                        on conflict (alliance, organ, member) where ended_on is null do nothing
                        """)
                .param("id", id)
                .param("alliance", member.alliance())
                .param("organ", organ)
                .param("member", member.id())
                .param("capacity", capacity)
                .param("votes", as.votes())
                .param("since", since)
                .update();
        if (given == 0) {
            throw new RuleViolation(
                    "member",
                    "one-seat-per-unit",
                    of.article(),
                    Bilingual.of(
                            member.name().zh() + "在" + of.name().zh() + "已有席位",
                            member.name().en() + " has a seat in the "
                                    + of.name().en() + " already"),
                    RuleViolation.Kind.CONFLICT);
        }
        representatives
                .ofMember(member.id())
                .ifPresent(person -> accounts.synchronise(person.alliance(), person.userId()));
        return new Seat(id, member.alliance(), organ, member.id(), member.name(), capacity, as.votes(), since, null);
    }

    /**
     * Ends a seat.
     *
     * @throws RuleViolation if there is no such seat or it ended before
     */
    @Transactional
    public void release(UUID seat, LocalDate on) {
        Seat released = find(seat)
                .orElseThrow(() -> RuleViolation.notFound("seat", Bilingual.of("没有这个席位", "there is no such seat")));
        int changed = jdbc.sql("update seat set ended_on = :on where id = :id and ended_on is null")
                .param("on", on)
                .param("id", seat)
                .update();
        if (changed == 0) {
            throw new RuleViolation(
                    "seat",
                    "seat-ended",
                    null,
                    Bilingual.of("该席位已于" + released.endedOn() + "终止", "the seat ended on " + released.endedOn()),
                    RuleViolation.Kind.CONFLICT);
        }
        representatives
                .ofMember(released.member())
                .ifPresent(person -> accounts.synchronise(person.alliance(), person.userId()));
    }

    /** A group's seats end with it. */
    @EventListener
    void on(GroupDissolved event) {
        occupied(event.alliance(), event.group().id()).forEach(seat -> release(seat.id(), event.on()));
    }

    private static Seat map(ResultSet row, int index) throws SQLException {
        return new Seat(
                row.getObject("id", UUID.class),
                row.getString("alliance"),
                row.getString("organ"),
                row.getObject("member", UUID.class),
                Bilingual.of(row.getString("name_zh"), row.getString("name_en")),
                row.getString("capacity"),
                row.getBoolean("votes"),
                row.getObject("since", LocalDate.class),
                row.getObject("ended_on", LocalDate.class));
    }
}
