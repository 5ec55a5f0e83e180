package org.charterflow.alliance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who holds which office. */
@Service
public class Offices {

    private static final String HELD = "select * from office_holder where alliance = :alliance and ended_on is null";

    private final Alliances alliances;
    private final Organs organs;
    private final Accounts accounts;
    private final JdbcClient jdbc;

    Offices(Alliances alliances, Organs organs, Accounts accounts, JdbcClient jdbc) {
        this.alliances = alliances;
        this.organs = organs;
        this.accounts = accounts;
        this.jdbc = jdbc;
    }

    /** Everybody in office in an alliance, by organ and office, the longest in office first. */
    public List<OfficeHolder> holders(String alliance) {
        return jdbc.sql(HELD + " order by organ, office, since, user_id")
                .param("alliance", alliance)
                .query(Offices::map)
                .list();
    }

    /** The holders of one office, in whatever organ: the chair, the vice chairs, all group leaders. */
    public List<OfficeHolder> holders(String alliance, String office) {
        return holders(alliance).stream()
                .filter(holder -> holder.office().equals(office))
                .toList();
    }

    /** The holders of one office of one organ: the leader of this group. */
    public List<OfficeHolder> holders(String alliance, String organ, String office) {
        return holders(alliance, office).stream()
                .filter(holder -> holder.organ().equals(organ))
                .toList();
    }

    /** The user ids of those who hold one of these offices, each once, in the order of the offices. */
    public List<String> holdersOf(String alliance, Collection<String> officeIds) {
        List<OfficeHolder> all = holders(alliance);
        return officeIds.stream()
                .flatMap(office -> all.stream().filter(holder -> holder.office().equals(office)))
                .map(OfficeHolder::userId)
                .distinct()
                .toList();
    }

    /** The offices a person holds. */
    public List<OfficeHolder> heldBy(String alliance, String userId) {
        return holders(alliance).stream()
                .filter(holder -> holder.userId().equals(userId))
                .toList();
    }

    /**
     * A unit's representative takes office.
     *
     * @throws RuleViolation if the organ has no such office, all its places are taken, or the person holds it
     */
    @Transactional
    public OfficeHolder appoint(Representative person, String organ, String office, LocalDate since) {
        return take(
                person.alliance(),
                organ,
                office,
                person.userId(),
                person.name(),
                person.email(),
                person.member(),
                since);
    }

    /**
     * Somebody who represents no unit takes office: a secretary-general, a deputy, staff.
     *
     * @throws RuleViolation as above
     */
    @Transactional
    public OfficeHolder appoint(
            String alliance, String organ, String office, String userId, String name, String email, LocalDate since) {
        return take(alliance, organ, office, userId, name, email, null, since);
    }

    /** Somebody leaves office. Who left before stays as recorded. */
    @Transactional
    public void end(OfficeHolder holder, LocalDate on) {
        close(holder, on);
        accounts.synchronise(holder.alliance(), holder.userId());
    }

    /** A group's offices end with it. */
    @EventListener
    void on(GroupDissolved event) {
        holders(event.alliance()).stream()
                .filter(holder -> holder.organ().equals(event.group().id()))
                .forEach(holder -> end(holder, event.on()));
    }

    /** The unit's offices pass to its new representative, the predecessor's own end. */
    void passOn(Representative predecessor, Representative successor, LocalDate on) {
        for (OfficeHolder held : heldBy(predecessor.alliance(), predecessor.userId())) {
            close(held, on);
            boolean unitsOwn = alliances
                    .get(held.alliance())
                    .office(held.office())
                    .map(office -> office.heldBy() == Office.HeldBy.UNIT)
                    .orElse(false);
            if (unitsOwn) {
                insert(new OfficeHolder(
                        UUID.randomUUID(),
                        held.alliance(),
                        held.organ(),
                        held.office(),
                        successor.userId(),
                        successor.name(),
                        successor.email(),
                        successor.member(),
                        on,
                        held.termEnds(),
                        null));
            }
        }
    }

    /** All offices of a person end, as when the unit's membership does; the account is the caller's business. */
    void endAll(Representative person, LocalDate on) {
        heldBy(person.alliance(), person.userId()).forEach(held -> close(held, on));
    }

    private OfficeHolder take(
            String alliance,
            String organ,
            String office,
            String userId,
            String name,
            String email,
            @Nullable UUID member,
            LocalDate since) {
        Office taken = office(alliance, organ, office);
        List<OfficeHolder> now = holders(alliance, organ, office);
        Integer places = taken.holders();
        if (now.stream().anyMatch(holder -> holder.userId().equals(userId))) {
            throw conflict(
                    "office-held",
                    taken,
                    Bilingual.of(
                            name + "已担任" + taken.name().zh(),
                            name + " is " + taken.name().en() + " already"));
        }
        if (places != null && now.size() >= places) {
            throw conflict(
                    "office-full",
                    taken,
                    Bilingual.of(
                            taken.name().zh() + "设" + places + "名，现无空缺",
                            "there can be " + places + " at most in the office of "
                                    + taken.name().en() + ", and no place is free"));
        }
        Office.Term term = taken.term();
        OfficeHolder holder = new OfficeHolder(
                UUID.randomUUID(),
                alliance,
                organ,
                office,
                userId,
                name,
                email,
                member,
                since,
                term == null ? null : term.lastDay(since),
                null);
        insert(holder);
        accounts.synchronise(alliance, userId);
        return holder;
    }

    private Office office(String alliance, String organ, String office) {
        Organ of = organs.get(alliance, organ);
        Optional<Office> found = alliances
                .get(alliance)
                .office(office)
                .filter(o ->
                        o.organ().equals(of.id()) || o.organ().equals(of.kind().id()));
        return found.orElseThrow(() -> RuleViolation.invalid(
                "office",
                "office-of-organ",
                Bilingual.of(
                        of.name().zh() + "没有“" + office + "”职务",
                        "the organ " + organ + " has no office \"" + office + "\"")));
    }

    private void insert(OfficeHolder holder) {
        jdbc.sql("""
                        insert into office_holder
                               (id, alliance, organ, office, user_id, name, email, member, since, term_ends)
                        values (:id, :alliance, :organ, :office, :userId, :name, :email, :member, :since, :termEnds)
                        """).paramSource(holder).update();
    }

    private void close(OfficeHolder holder, LocalDate on) {
        jdbc.sql("update office_holder set ended_on = :on where id = :id and ended_on is null")
                .param("on", on)
                .param("id", holder.id())
                .update();
    }

    private static RuleViolation conflict(String rule, Office office, Bilingual message) {
        return new RuleViolation("office", rule, office.article(), message, RuleViolation.Kind.CONFLICT);
    }

    private static OfficeHolder map(ResultSet row, int index) throws SQLException {
        return new OfficeHolder(
                row.getObject("id", UUID.class),
                row.getString("alliance"),
                row.getString("organ"),
                row.getString("office"),
                row.getString("user_id"),
                row.getString("name"),
                row.getString("email"),
                row.getObject("member", UUID.class),
                row.getObject("since", LocalDate.class),
                row.getObject("term_ends", LocalDate.class),
                row.getObject("ended_on", LocalDate.class));
    }
}
