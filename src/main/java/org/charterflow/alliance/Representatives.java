package org.charterflow.alliance;

import static org.charterflow.sql.Columns.column;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The one person who acts for each unit. */
@Service
public class Representatives {

    private static final String CURRENT = "select * from representative where ended_on is null";

    private final Offices offices;
    private final Accounts accounts;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Representatives(Offices offices, Accounts accounts, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.offices = offices;
        this.accounts = accounts;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** Who acts for a unit now; empty while it has named nobody. */
    public Optional<Representative> ofMember(UUID member) {
        return jdbc.sql(CURRENT + " and member = :member")
                .param("member", member)
                .query(Representatives::map)
                .optional();
    }

    /** Who acts for each of these units now, by unit; those that have named nobody are left out. */
    public Map<UUID, Representative> ofMembers(Collection<UUID> members) {
        return byMember(jdbc.sql(CURRENT + " and member = any(:members::uuid[])")
                .param("members", column(members, UUID::toString))
                .query(Representatives::map)
                .list());
    }

    /** The unit's representative that an account belongs to, if it acts for one now. */
    public Optional<Representative> byUserId(String userId) {
        return jdbc.sql(CURRENT + " and user_id = :user")
                .param("user", userId)
                .query(Representatives::map)
                .optional();
    }

    /** The accounts of everybody who has ever acted for a unit. */
    public List<String> accountsOf(UUID member) {
        return jdbc.sql("select user_id from representative where member = :member order by since, user_id")
                .param("member", member)
                .query(String.class)
                .list();
    }

    /** The representative who writes from this mail address; capitals do not matter. */
    public Optional<Representative> byAddress(String alliance, String address) {
        return jdbc.sql(CURRENT + " and alliance = :alliance and lower(email) = lower(:address)")
                .param("alliance", alliance)
                .param("address", address.strip())
                .query(Representatives::map)
                .optional();
    }

    /** Everybody who acts for a unit of an alliance now, by unit. */
    public Map<UUID, Representative> current(String alliance) {
        return byMember(jdbc.sql(CURRENT + " and alliance = :alliance")
                .param("alliance", alliance)
                .query(Representatives::map)
                .list());
    }

    /**
     * Another person represents the unit from now on (OSCAR-11, COIA-7). The predecessor's account is closed, the
     * offices that are the unit's pass on, those that were the person's own end. Publishes
     * {@link RepresentativeChanged}.
     *
     * @throws RuleViolation if the address is already that of another unit's representative
     */
    @Transactional
    public Representative succeed(Member member, NewRepresentative successor, LocalDate from) {
        Optional<Representative> predecessor = ofMember(member.id());
        predecessor.ifPresent(person -> end(person, from));
        Representative named = name(member, successor, from);
        predecessor.ifPresent(person -> {
            offices.passOn(person, named, from);
            accounts.synchronise(member.alliance(), person.userId());
        });
        accounts.synchronise(member.alliance(), named.userId());
        events.publishEvent(new RepresentativeChanged(
                member.alliance(),
                member.id(),
                predecessor.map(Representative::userId).orElse(null),
                named));
        return named;
    }

    /** Names the first representative of a new unit, or a successor; the account follows by its own call. */
    Representative name(Member member, NewRepresentative person, LocalDate since) {
        byAddress(member.alliance(), person.email()).ifPresent(other -> {
            throw new RuleViolation(
                    "email",
                    "one-unit-per-person",
                    null,
                    Bilingual.of(
                            person.email() + " 已是另一会员单位代表的邮箱；一人不得代表两个单位",
                            person.email()
                                    + " is the address of another unit's representative; nobody acts for two units"),
                    RuleViolation.Kind.CONFLICT);
        });
        String userId = person.userId() == null ? freeUserId(member) : person.userId();
        Representative named = new Representative(
                UUID.randomUUID(),
                member.alliance(),
                member.id(),
                userId,
                person.name(),
                person.position(),
                person.email(),
                person.mobile(),
                since,
                null);
        jdbc.sql("""
                        insert into representative
                               (id, alliance, member, user_id, name, position, email, mobile, since)
                        values (:id, :alliance, :member, :userId, :name, :position, :email, :mobile, :since)
                        """).paramSource(named).update();
        return named;
    }

    void end(Representative person, LocalDate on) {
        jdbc.sql("update representative set ended_on = :on where id = :id")
                .param("on", on)
                .param("id", person.id())
                .update();
    }

    /** {@code oscar.m0042}, then {@code oscar.m0042-2} for the first successor: an id is never given twice. */
    private String freeUserId(Member member) {
        String digits = member.number().replaceAll("[^0-9]", "");
        String base = member.alliance() + (member.isMember() ? ".m" : ".a") + digits;
        int earlier = jdbc.sql("select count(*) from representative where member = :member")
                .param("member", member.id())
                .query(Integer.class)
                .single();
        return earlier == 0 ? base : base + "-" + (earlier + 1);
    }

    private static Map<UUID, Representative> byMember(List<Representative> people) {
        return people.stream().collect(Collectors.toMap(Representative::member, Function.identity()));
    }

    private static Representative map(ResultSet row, int index) throws SQLException {
        return new Representative(
                row.getObject("id", UUID.class),
                row.getString("alliance"),
                row.getObject("member", UUID.class),
                row.getString("user_id"),
                row.getString("name"),
                row.getString("position"),
                row.getString("email"),
                row.getString("mobile"),
                row.getObject("since", LocalDate.class),
                row.getObject("ended_on", LocalDate.class));
    }
}
