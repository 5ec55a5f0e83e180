package org.charterflow.group;

import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.instantOrNull;
import static org.charterflow.sql.Instants.utc;
import static org.charterflow.sql.Instants.utcOrNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.alliance.OrganKind;
import org.charterflow.charter.Waiting;
import org.charterflow.group.GroupCase.Procedure;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The cases of groups, and what was proposed and recommended in them, as rows. */
@Repository
class GroupStore {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    GroupStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    Optional<GroupCase> find(String caseNumber) {
        return jdbc.sql("select * from group_case where case_number = :case")
                .param("case", caseNumber)
                .query(this::map)
                .optional();
    }

    /**
     * A case that nobody else changes until the transaction ends.
     *
     * @throws RuleViolation not found, if no case of this number is about a group
     */
    GroupCase lock(String caseNumber) {
        return jdbc.sql("select * from group_case where case_number = :case for update")
                .param("case", caseNumber)
                .query(this::map)
                .optional()
                .orElseThrow(() -> RuleViolation.notFound(
                        "caseNumber", Bilingual.of("没有该组的案件 " + caseNumber, "there is no such case " + caseNumber)));
    }

    /** The cases about a group that have not ended. */
    List<GroupCase> open(String alliance, String organ) {
        return jdbc.sql("""
            select * from group_case where alliance = :alliance and organ = :organ and closed_at is null
             order by opened_at
            """)
                .param("alliance", alliance)
                .param("organ", organ)
                .query(this::map)
                .list();
    }

    /** The cases of an alliance's groups whose deadline is provisional, for change. */
    List<GroupCase> provisional(String alliance) {
        return jdbc.sql("""
            select * from group_case
             where alliance = :alliance and (waiting ->> 'provisional')::boolean
             order by case_number for update
            """).param("alliance", alliance).query(this::map).list();
    }

    /** The open cases of groups that a unit proposes and that are not set up yet. */
    List<String> proposedBy(UUID unit) {
        return jdbc.sql("""
            select case_number from group_case
             where unit = :unit and organ is null and closed_at is null order by opened_at
            """).param("unit", unit).query(String.class).list();
    }

    /** Groups at work whose leader's office a unit's representative held and nobody holds now. */
    List<String> leftWithoutLeader(String alliance, UUID unit) {
        return jdbc.sql("""
            select distinct organ.id from office_holder held
              join organ on organ.alliance = held.alliance and organ.id = held.organ
             where held.alliance = :alliance and held.member = :unit
               and held.ended_on is not null and organ.since is not null and organ.ended_on is null
               and not exists (select 1 from office_holder now
                                where now.alliance = held.alliance and now.organ = held.organ
                                  and now.ended_on is null)
            """)
                .param("alliance", alliance)
                .param("unit", unit)
                .query(String.class)
                .list();
    }

    void add(GroupCase opened) {
        GroupCase.Origin origin = opened.origin;
        jdbc.sql("""
            insert into group_case (case_number, alliance, procedure, kind, organ, moved_by, unit, channel, opened_at,
                   state, motive, candidate)
            values (:case, :alliance, :procedure, :kind, :organ, :movedBy, :unit, :channel, :openedAt,
                   :state, :motive, :candidate)
            """)
                .param("case", origin.caseNumber())
                .param("alliance", origin.alliance())
                .param("procedure", origin.procedure().name())
                .param("kind", origin.kind().id())
                .param("organ", opened.progress().organ(), Types.VARCHAR)
                .param("movedBy", origin.mover().user())
                .param("unit", origin.mover().unit(), Types.OTHER)
                .param("channel", origin.mover().channel())
                .param("openedAt", utc(origin.openedAt()))
                .param("state", opened.state().name())
                .param("motive", origin.mover().motive(), Types.VARCHAR)
                .param("candidate", opened.progress().candidate(), Types.VARCHAR)
                .update();
    }

    void save(GroupCase changed) {
        GroupCase.Progress progress = changed.progress();
        Instant closedAt = progress.closedAt();
        jdbc.sql("""
            update group_case
               set organ = :organ, state = :state, rule = :rule::jsonb, round = :round, candidate = :candidate,
                   ballot = :ballot, waiting = :waiting::jsonb, reason = :reason::jsonb, closed_at = :closedAt
             where case_number = :case
            """)
                .param("organ", progress.organ(), Types.VARCHAR)
                .param("state", progress.state().name())
                .param("rule", write(progress.rule()), Types.VARCHAR)
                .param("round", progress.round())
                .param("candidate", progress.candidate(), Types.VARCHAR)
                .param("ballot", progress.ballot(), Types.OTHER)
                .param("waiting", write(progress.waiting()), Types.VARCHAR)
                .param("reason", write(progress.reason()), Types.VARCHAR)
                .param("closedAt", utcOrNull(closedAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("case", changed.number())
                .update();
    }

    void add(String caseNumber, GroupProposal proposal) {
        jdbc.sql("""
            insert into group_proposal (case_number, name_zh, name_en, purpose, ends_on, task)
            values (:case, :zh, :en, :purpose, :endsOn, :task)
            """)
                .param("case", caseNumber)
                .param("zh", proposal.name().zh())
                .param("en", proposal.name().en())
                .param("purpose", proposal.purpose())
                .param("endsOn", proposal.endsOn(), Types.DATE)
                .param("task", proposal.task(), Types.VARCHAR)
                .update();
    }

    GroupProposal proposal(String caseNumber) {
        return jdbc.sql("select * from group_proposal where case_number = :case")
                .param("case", caseNumber)
                .query(GroupStore::proposal)
                .single();
    }

    /** The case in which a group was set up; none where it came with the installation. */
    Optional<GroupCase> founding(String alliance, String organ) {
        return jdbc.sql("""
            select * from group_case
             where alliance = :alliance and organ = :organ and procedure = 'ESTABLISHMENT'
            """)
                .param("alliance", alliance)
                .param("organ", organ)
                .query(this::map)
                .optional();
    }

    /** The next running number of a group of the alliance; nobody else gets one until the transaction ends. */
    int nextNumber(String alliance) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('charterflow.group.' || :alliance))")
                .param("alliance", alliance)
                .query((row, index) -> true)
                .single();
        return jdbc.sql("""
            select count(*) + 1 from group_case
             where alliance = :alliance and procedure = 'ESTABLISHMENT' and organ is not null
            """).param("alliance", alliance).query(Integer.class).single();
    }

    /** @return whether the unit had not recommended this person in this round before */
    boolean recommend(GroupCase seeking, String candidate, UUID member, String by, String channel, Instant at) {
        return jdbc.sql("""
            insert into leader_recommendation (case_number, round, candidate, member, by_user, channel, at)
            values (:case, :round, :candidate, :member, :by, :channel, :at) on conflict do nothing
            """)
                        .param("case", seeking.number())
                        .param("round", seeking.progress().round())
                        .param("candidate", candidate)
                        .param("member", member)
                        .param("by", by)
                        .param("channel", channel)
                        .param("at", utc(at))
                        .update()
                > 0;
    }

    /** Who is recommended in this round and was not put to the vote: by most units first, then who was first. */
    List<String> candidates(GroupCase seeking) {
        return jdbc.sql("""
            select candidate from leader_recommendation
             where case_number = :case and round = :round and put_at is null
             group by candidate order by count(*) desc, min(id)
            """)
                .param("case", seeking.number())
                .param("round", seeking.progress().round())
                .query(String.class)
                .list();
    }

    void put(GroupCase seeking, String candidate, Instant at) {
        jdbc.sql("""
            update leader_recommendation set put_at = :at
             where case_number = :case and round = :round and candidate = :candidate
            """)
                .param("at", utc(at))
                .param("case", seeking.number())
                .param("round", seeking.progress().round())
                .param("candidate", candidate)
                .update();
    }

    /** Which units recommend a person in this round, the first first. */
    List<UUID> recommending(GroupCase seeking, String candidate) {
        return jdbc.sql("""
            select member from leader_recommendation
             where case_number = :case and round = :round and candidate = :candidate order by id
            """)
                .param("case", seeking.number())
                .param("round", seeking.progress().round())
                .param("candidate", candidate)
                .query(UUID.class)
                .list();
    }

    private GroupCase map(ResultSet row, int index) throws SQLException {
        return new GroupCase(
                new GroupCase.Origin(
                        row.getString("case_number"),
                        row.getString("alliance"),
                        Procedure.valueOf(row.getString("procedure")),
                        OrganKind.of(row.getString("kind")),
                        new GroupCase.Mover(
                                row.getString("moved_by"),
                                row.getObject("unit", UUID.class),
                                row.getString("channel"),
                                row.getString("motive")),
                        instant(row, "opened_at")),
                new GroupCase.Progress(
                        row.getString("organ"),
                        GroupState.valueOf(row.getString("state")),
                        read(row.getString("rule"), FormationRule.class),
                        row.getInt("round"),
                        row.getString("candidate"),
                        row.getObject("ballot", UUID.class),
                        read(row.getString("waiting"), Waiting.class),
                        read(row.getString("reason"), Bilingual.class),
                        instantOrNull(row, "closed_at")));
    }

    private static GroupProposal proposal(ResultSet row, int index) throws SQLException {
        return new GroupProposal(
                Bilingual.of(row.getString("name_zh"), row.getString("name_en")),
                row.getString("purpose"),
                row.getObject("ends_on", LocalDate.class),
                row.getString("task"));
    }

    private @Nullable String write(@Nullable Object value) {
        try {
            return value == null ? null : json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private <T> @Nullable T read(@Nullable String value, Class<T> type) {
        try {
            return value == null ? null : json.readValue(value, type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
