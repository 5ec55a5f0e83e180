package org.charterflow.project;

import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.instantOrNull;
import static org.charterflow.sql.Instants.utc;
import static org.charterflow.sql.Instants.utcOrNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.alliance.Labels;
import org.charterflow.casefile.Finding;
import org.charterflow.casefile.Reason;
import org.charterflow.charter.Waiting;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Proposals as rows. */
@Repository
class ProposalStore {

    private static final TypeReference<Map<String, String>> ANSWERS = new TypeReference<>() {};
    private static final TypeReference<List<String>> LINES = new TypeReference<>() {};
    private static final TypeReference<List<Finding>> FINDINGS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    ProposalStore(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /** @throws RuleViolation not found, if no case of this number is a proposal */
    Proposal get(String caseNumber) {
        return find(caseNumber)
                .orElseThrow(() -> RuleViolation.notFound(
                        "caseNumber", Bilingual.of("没有立项申请 " + caseNumber, "there is no proposal " + caseNumber)));
    }

    Optional<Proposal> find(String caseNumber) {
        return jdbc.sql("select * from proposal where case_number = :case")
                .param("case", caseNumber)
                .query(this::map)
                .optional();
    }

    /** As {@link #get}, and nobody else changes it or its support until the transaction ends. */
    Proposal lock(String caseNumber) {
        return jdbc.sql("select * from proposal where case_number = :case for update")
                .param("case", caseNumber)
                .query(this::map)
                .optional()
                .orElseGet(() -> get(caseNumber));
    }

    /** Proposals and projects of the alliance with this title in either language, however it is typed. */
    List<Proposal> sameTitle(Proposal proposal) {
        return jdbc.sql("""
            select * from proposal
             where alliance = :alliance and title_key = :key and case_number <> :case
               and state not in ('WITHDRAWN', 'LAPSED', 'REFUSED')
             order by received_at
            """)
                .param("alliance", proposal.alliance)
                .param("key", key(proposal))
                .param("case", proposal.caseNumber)
                .query(this::map)
                .list();
    }

    /** The open proposals that a unit has made. */
    List<Proposal> openOf(UUID member) {
        return jdbc.sql("select * from proposal where proposer = :member and closed_at is null order by received_at")
                .param("member", member)
                .query(this::map)
                .list();
    }

    /** The proposals of an alliance whose deadline is provisional, for change. */
    List<Proposal> provisional(String alliance) {
        return jdbc.sql("""
            select * from proposal
             where alliance = :alliance and (waiting ->> 'provisional')::boolean
             order by case_number for update
            """).param("alliance", alliance).query(this::map).list();
    }

    /** The proposals that a group has in hand. */
    List<Proposal> before(String alliance, String group) {
        return jdbc.sql("""
            select * from proposal
             where alliance = :alliance and (organ = :group or opinion_organ = :group) and closed_at is null
             order by received_at
            """).param("alliance", alliance).param("group", group).query(this::map).list().stream()
                .filter(proposal -> isInHand(proposal, group))
                .toList();
    }

    /** The open proposals in whose support a unit has had a part. */
    List<Proposal> openSupportedBy(UUID member) {
        return jdbc.sql("""
            select * from proposal where closed_at is null and case_number in
                   (select case_number from support where member = :member)
             order by received_at
            """).param("member", member).query(this::map).list();
    }

    void add(Proposal proposal) {
        bind(jdbc.sql("""
            insert into proposal (case_number, alliance, proposer, channel, received_at, state, title_key,
                   answers, remarks, version, findings, rule, organ, opinion_organ, exception_admitted,
                   waiting, reason, ballot, opinion, closed_at, revision)
            values (:case, :alliance, :proposer, :channel, :receivedAt, :state, :titleKey,
                   :answers::jsonb, :remarks::jsonb, :version, :findings::jsonb, :rule::jsonb, :organ,
                   :opinionOrgan, :exceptionAdmitted, :waiting::jsonb, :reason::jsonb, :ballot,
                   :opinion::jsonb, :closedAt, 0)
            """), proposal)
                .param("alliance", proposal.alliance)
                .param("proposer", proposal.proposer)
                .param("channel", proposal.channel)
                .param("receivedAt", utc(proposal.receivedAt))
                .update();
    }

    /** @throws OptimisticLockingFailureException if it was changed since it was read; the caller's step is repeated */
    void save(Proposal proposal) {
        int saved = bind(jdbc.sql("""
            update proposal
               set state = :state, title_key = :titleKey, answers = :answers::jsonb,
                   remarks = :remarks::jsonb, version = :version, findings = :findings::jsonb,
                   rule = :rule::jsonb, organ = :organ, opinion_organ = :opinionOrgan,
                   exception_admitted = :exceptionAdmitted, waiting = :waiting::jsonb,
                   reason = :reason::jsonb, ballot = :ballot, opinion = :opinion::jsonb,
                   closed_at = :closedAt, revision = revision + 1
             where case_number = :case and revision = :revision
            """), proposal)
                .param("revision", proposal.progress().revision())
                .update();
        if (saved == 0) {
            throw new OptimisticLockingFailureException("proposal " + proposal.caseNumber + " was changed");
        }
    }

    private JdbcClient.StatementSpec bind(JdbcClient.StatementSpec row, Proposal proposal) {
        Proposal.Progress progress = proposal.progress();
        Instant closedAt = progress.closedAt();
        return row.param("case", proposal.caseNumber)
                .param("state", progress.state().name())
                .param("titleKey", key(proposal))
                .param("answers", write(progress.answers()))
                .param("remarks", write(progress.remarks()))
                .param("version", progress.version())
                .param("findings", write(progress.findings()))
                .param("rule", write(progress.rule()), Types.VARCHAR)
                .param("organ", progress.organ(), Types.VARCHAR)
                .param("opinionOrgan", progress.opinionOrgan(), Types.VARCHAR)
                .param("exceptionAdmitted", progress.exceptionAdmitted())
                .param("waiting", write(progress.waiting()), Types.VARCHAR)
                .param("reason", write(progress.reason()), Types.VARCHAR)
                .param("ballot", progress.ballot(), Types.OTHER)
                .param("opinion", write(progress.opinion()), Types.VARCHAR)
                .param("closedAt", utcOrNull(closedAt), Types.TIMESTAMP_WITH_TIMEZONE);
    }

    void add(String caseNumber, Support support) {
        jdbc.sql("""
            insert into support (case_number, member, version, step, by_user, channel, at)
            values (:case, :member, :version, :step, :by, :channel, :at)
            """)
                .param("case", caseNumber)
                .param("member", support.member())
                .param("version", support.version())
                .param("step", support.step().name())
                .param("by", support.by())
                .param("channel", support.channel())
                .param("at", utc(support.at()))
                .update();
    }

    /** Every step of support of a proposal, the earliest first. */
    List<Support> support(String caseNumber) {
        return jdbc.sql("select * from support where case_number = :case order by id")
                .param("case", caseNumber)
                .query((row, index) -> new Support(
                        row.getObject("member", UUID.class),
                        row.getInt("version"),
                        Support.Step.valueOf(row.getString("step")),
                        row.getString("by_user"),
                        row.getString("channel"),
                        instant(row, "at")))
                .list();
    }

    SupportStanding standing(Proposal proposal) {
        return SupportStanding.of(
                proposal.rule().supporters(), proposal.proposer, proposal.version(), support(proposal.caseNumber));
    }

    void add(String caseNumber, Comment comment) {
        jdbc.sql("""
            insert into proposal_comment (case_number, member, author, by_user, channel, version, text, at)
            values (:case, :member, :author, :by, :channel, :version, :text, :at)
            """)
                .param("case", caseNumber)
                .param("member", comment.member(), Types.OTHER)
                .param("author", comment.author())
                .param("by", comment.by())
                .param("channel", comment.channel())
                .param("version", comment.version())
                .param("text", comment.text())
                .param("at", utc(comment.at()))
                .update();
    }

    /** The comments on a proposal, the earliest first. */
    List<Comment> comments(String caseNumber) {
        return jdbc.sql("select * from proposal_comment where case_number = :case order by id")
                .param("case", caseNumber)
                .query((row, index) -> new Comment(
                        row.getObject("member", UUID.class),
                        row.getString("author"),
                        row.getString("by_user"),
                        row.getString("channel"),
                        row.getInt("version"),
                        row.getString("text"),
                        instant(row, "at")))
                .list();
    }

    private Proposal map(ResultSet row, int index) throws SQLException {
        return new Proposal(
                row.getString("case_number"),
                row.getString("alliance"),
                row.getObject("proposer", UUID.class),
                row.getString("channel"),
                instant(row, "received_at"),
                new Proposal.Progress(
                        ProposalState.valueOf(row.getString("state")),
                        json.convertValue(tree(row.getString("answers")), ANSWERS),
                        json.convertValue(tree(row.getString("remarks")), LINES),
                        row.getInt("version"),
                        json.convertValue(tree(row.getString("findings")), FINDINGS),
                        read(row.getString("rule"), InitiationRule.class),
                        row.getString("organ"),
                        row.getString("opinion_organ"),
                        row.getBoolean("exception_admitted"),
                        read(row.getString("waiting"), Waiting.class),
                        read(row.getString("reason"), Reason.class),
                        row.getObject("ballot", UUID.class),
                        read(row.getString("opinion"), Bilingual.class),
                        instantOrNull(row, "closed_at"),
                        row.getInt("revision")));
    }

    /** To decide it, or to give an opinion that it has not given. */
    private static boolean isInHand(Proposal proposal, String group) {
        ProposalState state = proposal.state();
        return group.equals(proposal.progress().organ())
                ? state.isUndecided()
                : state == ProposalState.IN_DISCUSSION || state == ProposalState.OPINION_ASKED;
    }

    private static String key(Proposal proposal) {
        return Labels.normalised(proposal.title().zh());
    }

    private @Nullable String write(@Nullable Object value) {
        try {
            return value == null ? null : json.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Object tree(String value) {
        try {
            return json.readTree(value);
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
