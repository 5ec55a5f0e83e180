package org.charterflow.alliance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The organs of an alliance: those its charter names, and the groups it has set up. */
@Service
public class Organs {

    private final Alliances alliances;
    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;

    Organs(Alliances alliances, JdbcClient jdbc, ApplicationEventPublisher events) {
        this.alliances = alliances;
        this.jdbc = jdbc;
        this.events = events;
    }

    /** The charter's organs in its order, then the groups at work by their ids. */
    public List<Organ> of(String alliance) {
        AllianceProfile profile = alliances.get(alliance);
        List<Organ> groups = jdbc.sql("""
                        select * from organ
                         where alliance = :alliance and since is not null and ended_on is null order by id
                        """)
                .param("alliance", alliance)
                .query((row, index) -> group(profile, row))
                .list();
        return java.util.stream.Stream.concat(profile.organs().stream(), groups.stream())
                .toList();
    }

    /**
     * An organ or a group, dissolved ones included.
     *
     * @throws RuleViolation not found, if the alliance has no such organ
     */
    public Organ get(String alliance, String organ) {
        return find(alliance, organ)
                .orElseThrow(() -> RuleViolation.notFound(
                        "organ",
                        Bilingual.of(
                                alliances.get(alliance).name().zh() + "没有机构“" + organ + "”",
                                alliance + " has no organ \"" + organ + "\"")));
    }

    public Optional<Organ> find(String alliance, String organ) {
        AllianceProfile profile = alliances.get(alliance);
        return profile.organ(organ)
                .or(() -> jdbc.sql("select * from organ where alliance = :alliance and id = :id and since is not null")
                        .param("alliance", alliance)
                        .param("id", organ)
                        .query((row, index) -> group(profile, row))
                        .optional());
    }

    /**
     * Sets up a group of a kind the charter provides.
     *
     * @param id beginning with {@code wg-}, {@code sig-} … as the alliance likes, unique in it for ever
     * @throws RuleViolation if the charter provides no such kind, or the id is taken
     */
    @Transactional
    public Organ establish(String alliance, String id, OrganKind kind, Bilingual name, LocalDate since) {
        AllianceProfile profile = alliances.get(alliance);
        GroupRule rule = profile.group(kind)
                .orElseThrow(() -> RuleViolation.invalid(
                        "kind",
                        "group-kind",
                        Bilingual.of(
                                "章程没有规定此类机构：" + kind.id(), "the charter provides no groups of the kind " + kind.id())));
        int created = jdbc.sql("""
                        insert into organ (alliance, id, kind, name_zh, name_en, since)
                        values (:alliance, :id, :kind, :zh, :en, :since) on conflict do nothing
                        """)
                .param("alliance", alliance)
                .param("id", id)
                .param("kind", kind.id())
                .param("zh", name.zh())
                .param("en", name.en())
                .param("since", since)
                .update();
        if (created == 0) {
            throw new RuleViolation(
                    "id",
                    "organ-id-unique",
                    null,
                    Bilingual.of("机构编号“" + id + "”已被使用", "the organ id \"" + id + "\" is taken"),
                    RuleViolation.Kind.CONFLICT);
        }
        return new Organ(id, kind, name, rule.capacities(), rule.article());
    }

    /** The groups of a kind that were dissolved, the latest first, each with the day. */
    public Map<Organ, LocalDate> dissolved(String alliance) {
        AllianceProfile profile = alliances.get(alliance);
        Map<Organ, LocalDate> groups = new LinkedHashMap<>();
        jdbc.sql("select * from organ where alliance = :alliance and ended_on is not null order by ended_on desc, id")
                .param("alliance", alliance)
                .query(row -> {
                    groups.put(group(profile, row), row.getObject("ended_on", LocalDate.class));
                });
        return groups;
    }

    /** Whether the alliance has such an organ, or such a group that is not dissolved. */
    public boolean isAtWork(String alliance, String organ) {
        return of(alliance).stream().anyMatch(each -> each.id().equals(organ));
    }

    /**
     * Dissolves a group: its seats and offices end with it. Publishes {@link GroupDissolved}.
     *
     * @throws RuleViolation not found, if no such group is at work
     */
    @Transactional
    public void dissolve(String alliance, String group, LocalDate on) {
        Organ dissolved = get(alliance, group);
        int ended = jdbc.sql("""
                        update organ set ended_on = :on
                         where alliance = :alliance and id = :id and since is not null and ended_on is null
                        """)
                .param("on", on)
                .param("alliance", alliance)
                .param("id", group)
                .update();
        if (ended == 0) {
            throw RuleViolation.notFound(
                    "organ", Bilingual.of("没有可解散的组“" + group + "”", "there is no group \"" + group + "\" at work"));
        }
        events.publishEvent(new GroupDissolved(alliance, dissolved, on));
    }

    private static Organ group(AllianceProfile profile, ResultSet row) throws SQLException {
        OrganKind kind = OrganKind.of(row.getString("kind"));
        Optional<GroupRule> rule = profile.group(kind);
        return new Organ(
                row.getString("id"),
                kind,
                Bilingual.of(row.getString("name_zh"), row.getString("name_en")),
                rule.map(GroupRule::capacities).orElse(List.of()),
                rule.map(GroupRule::article).orElse("model"));
    }
}
