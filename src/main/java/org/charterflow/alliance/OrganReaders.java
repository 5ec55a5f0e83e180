package org.charterflow.alliance;

import java.util.HashSet;
import java.util.Set;
import org.charterflow.access.Viewer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * Who belongs to an organ and so reads what it discusses and how it decided: the representatives of its voting seats,
 * those of its seats without a vote (advisers), and its officers. Nobody reads it for sitting in another organ.
 */
@Service
public class OrganReaders {

    private final Alliances alliances;
    private final JdbcClient jdbc;

    OrganReaders(Alliances alliances, JdbcClient jdbc) {
        this.alliances = alliances;
        this.jdbc = jdbc;
    }

    /** The ids of the alliance's organs that the viewer belongs to; empty for those outside the alliance. */
    public Set<String> organsOf(Viewer viewer, String alliance) {
        @Nullable String userId = viewer.userId();
        if (userId == null || !viewer.belongsTo(alliance)) {
            return Set.of();
        }
        Set<String> belongsTo = new HashSet<>(seatsOfficesAndGroups(viewer, alliance, userId));
        alliances.get(alliance).organs().stream()
                .map(Organ::id)
                .filter(organ -> viewer.isInOrgan(alliance, organ))
                .forEach(belongsTo::add);
        return belongsTo;
    }

    /** Of the organs only the groups that work now; those of the charter are known without asking. */
    private Set<String> seatsOfficesAndGroups(Viewer viewer, String alliance, String userId) {
        return jdbc.sql("""
                        select seat.organ from seat
                          join representative person on person.member = seat.member and person.ended_on is null
                         where seat.alliance = :alliance and person.user_id = :user and seat.ended_on is null
                        union
                        select organ from office_holder
                         where alliance = :alliance and user_id = :user and ended_on is null
                        union
                        select id from organ
                         where alliance = :alliance and since is not null and ended_on is null
                           and alliance || '-' || id = any (:groups)
                        """)
                .param("groups", viewer.groups().toArray(String[]::new))
                .param("alliance", alliance)
                .param("user", userId)
                .query(String.class)
                .set();
    }
}
