package org.charterflow.alliance;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps accounts and their groups in step with who represents and holds what. */
@Component
class Accounts {

    private final ObjectProvider<AccountDirectory> directory;
    private final JdbcClient jdbc;

    Accounts(ObjectProvider<AccountDirectory> directory, JdbcClient jdbc) {
        this.directory = directory;
        this.jdbc = jdbc;
    }

    /**
     * The groups of one person's account.
     *
     * @param represents whether the person represents a unit
     * @param votesIn the organs in which that unit has a voting seat
     * @param offices the offices the person holds
     * @return empty if the person has nothing to do in the alliance (any more)
     */
    static Set<String> groups(String alliance, boolean represents, List<String> votesIn, List<HeldOffice> offices) {
        Set<String> groups = new TreeSet<>();
        boolean member = represents;
        for (HeldOffice held : offices) {
            groups.add(GroupIds.office(alliance, held.office()));
            if (held.organKind().isGroup()) {
                groups.add(GroupIds.office(alliance, held.organ(), held.office()));
            }
            if (held.organKind() == OrganKind.SECRETARIAT) {
                groups.add(GroupIds.secretariat(alliance));
            } else {
                member = true;
            }
        }
        if (member) {
            groups.add(GroupIds.participant(alliance));
        }
        if (represents) {
            votesIn.forEach(organ -> groups.add(GroupIds.organ(alliance, organ)));
        }
        return groups;
    }

    /** An office held: in which organ, of which kind. */
    record HeldOffice(String organ, OrganKind organKind, String office) {}

    /** Creates the account, sets its groups or closes it, whatever follows from the tables now. */
    void synchronise(String alliance, String userId) {
        AccountDirectory accounts = directory.getObject();
        Set<String> groups = groups(alliance, represents(userId), votesIn(userId), offices(alliance, userId));
        if (groups.isEmpty()) {
            accounts.lock(userId);
        } else if (accounts.exists(userId)) {
            accounts.setGroups(userId, groups);
        } else {
            Person person = person(alliance, userId)
                    .orElseThrow(() -> new IllegalStateException("nobody is known by the user id " + userId));
            accounts.createAccount(new AccountRequest(userId, person.name(), person.email(), alliance, groups));
        }
    }

    private boolean represents(String userId) {
        return jdbc.sql("select count(*) from representative where user_id = :user and ended_on is null")
                        .param("user", userId)
                        .query(Integer.class)
                        .single()
                > 0;
    }

    private List<String> votesIn(String userId) {
        return jdbc.sql("""
                        select seat.organ from seat
                          join representative person on person.member = seat.member and person.ended_on is null
                         where person.user_id = :user and seat.votes and seat.ended_on is null
                        """).param("user", userId).query(String.class).list();
    }

    private List<HeldOffice> offices(String alliance, String userId) {
        return jdbc.sql("""
                        select holder.organ, organ.kind, holder.office from office_holder holder
                          join organ on organ.alliance = holder.alliance and organ.id = holder.organ
                         where holder.alliance = :alliance and holder.user_id = :user and holder.ended_on is null
                        """)
                .param("alliance", alliance)
                .param("user", userId)
                .query((row, index) -> new HeldOffice(
                        row.getString("organ"), OrganKind.of(row.getString("kind")), row.getString("office")))
                .list();
    }

    private Optional<Person> person(String alliance, String userId) {
        return jdbc.sql("""
                        select name, email from representative where alliance = :alliance and user_id = :user
                        union
                        select name, email from office_holder where alliance = :alliance and user_id = :user
                        limit 1
                        """)
                .param("alliance", alliance)
                .param("user", userId)
                .query((row, index) -> new Person(row.getString("name"), row.getString("email")))
                .optional();
    }

    private record Person(String name, String email) {}
}
