package org.charterflow.ballot;

import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.OrganReaders;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.charter.Citation;
import org.charterflow.document.Audience;
import org.charterflow.language.Bilingual;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The resolutions of all alliances: each counted ballot has one, and nobody ever changes it. */
@Service
public class Resolutions {

    private static final String RESOLUTION = """
            select resolution.*, (ballot.rule ->> 'decisionVersion')::integer as rule_version
              from resolution join ballot on ballot.id = resolution.ballot
            """;

    private final JdbcClient jdbc;
    private final BallotStore ballots;
    private final Alliances alliances;
    private final OrganReaders organs;
    private final Journal journal;
    private final Clock clock;

    Resolutions(
            JdbcClient jdbc,
            BallotStore ballots,
            Alliances alliances,
            OrganReaders organs,
            Journal journal,
            Clock clock) {
        this.jdbc = jdbc;
        this.ballots = ballots;
        this.alliances = alliances;
        this.organs = organs;
        this.journal = journal;
        this.clock = clock;
    }

    /**
     * Records the outcome of a counted ballot under the next number of its alliance and year. Until the transaction
     * ends no other resolution of the alliance is numbered: that keeps the numbers free of gaps.
     *
     * @throws IllegalStateException if the ballot was not counted
     */
    @Transactional
    public Resolution record(UUID counted) {
        Ballot ballot = ballots.find(counted).orElseThrow(Refusals::noSuchBallot);
        Outcome outcome = ballot.outcome();
        Count count = ballot.count();
        if (outcome == null || count == null) {
            throw new IllegalStateException("Ballot " + counted + " was not counted");
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        AllianceProfile alliance = alliances.get(ballot.alliance());
        int year = now.atZone(alliance.zone()).getYear();
        int serial = next(alliance.id(), year);
        Resolution resolution = new Resolution(
                counted,
                ballot.alliance(),
                ballot.caseNumber(),
                alliance.documentMark() + "〔" + year + "〕" + serial + "号",
                ballot.organ(),
                ballot.matter(),
                ballot.question(),
                outcome,
                Tally.of(ballot.ruleInForce(), count).arithmetic(),
                ballot.ruleInForce().citation(),
                ballot.ruleInForce().decisionVersion(),
                audience(outcome),
                now);
        insert(resolution, year, serial);
        journal.record(new JournalEntry(
                ballot.alliance(),
                ballot.caseNumber(),
                "engine",
                "engine",
                "resolution-recorded",
                resolution.citation().toString(),
                Map.of("ballot", counted, "number", resolution.number(), "outcome", outcome.code())));
        return resolution;
    }

    public Optional<Resolution> ofBallot(UUID ballot) {
        return jdbc.sql(RESOLUTION + " where resolution.ballot = :ballot")
                .param("ballot", ballot)
                .query(Resolutions::map)
                .optional();
    }

    /** The resolutions of a case, the earliest first. */
    public List<Resolution> ofCase(String caseNumber) {
        return jdbc.sql(RESOLUTION + " where resolution.case_number = :case order by year, serial")
                .param("case", caseNumber)
                .query(Resolutions::map)
                .list();
    }

    /**
     * An alliance's resolutions that the viewer may read, the latest first.
     *
     * @param limit how many at most
     */
    public List<Resolution> ofAlliance(String alliance, Viewer viewer, int limit) {
        return readable(alliance, viewer, " order by year desc, serial desc limit :limit")
                .param("limit", limit)
                .query(Resolutions::map)
                .list();
    }

    /** The resolution of a number (文号), if the viewer may read it. */
    public Optional<Resolution> find(String alliance, String number, Viewer viewer) {
        return readable(alliance, viewer, " and number = :number")
                .param("number", number)
                .query(Resolutions::map)
                .optional();
    }

    /** Public ones for everybody, the members' for those who take part, an organ's for those who belong to it. */
    private JdbcClient.StatementSpec readable(String alliance, Viewer viewer, String rest) {
        return jdbc.sql(RESOLUTION + """
                         where resolution.alliance = :alliance
                           and (audience = 'PUBLIC' or :all
                                or (audience = 'MEMBERS' and :takesPart)
                                or (audience = 'ORGAN' and resolution.organ = any(:organs)))
                        """ + rest)
                .param("alliance", alliance)
                .param("all", viewer.seesConfidential(alliance))
                .param("takesPart", viewer.belongsTo(alliance))
                .param("organs", organs.organsOf(viewer, alliance).toArray(String[]::new));
    }

    /** What was adopted is public; what was not concerns those who decided, as reasons of refusal are never public. */
    private static Audience audience(Outcome outcome) {
        return outcome == Outcome.ADOPTED ? Audience.PUBLIC : Audience.ORGAN;
    }

    private int next(String alliance, int year) {
        return jdbc.sql("""
                        insert into resolution_counter (alliance, year, last) values (:alliance, :year, 1)
                        on conflict (alliance, year) do update set last = resolution_counter.last + 1
                        returning last
                        """)
                .param("alliance", alliance)
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    private void insert(Resolution resolution, int year, int serial) {
        jdbc.sql("""
                        insert into resolution (ballot, alliance, case_number, year, serial, number, organ, matter,
                                                question_zh, question_en, outcome, arithmetic_zh, arithmetic_en,
                                                article, reading, audience, resolved_at)
                        values (:ballot, :alliance, :case, :year, :serial, :number, :organ, :matter,
                                :questionZh, :questionEn, :outcome, :arithmeticZh, :arithmeticEn,
                                :article, :reading, :audience, :at)
                        """)
                .param("ballot", resolution.ballot())
                .param("alliance", resolution.alliance())
                .param("case", resolution.caseNumber())
                .param("year", year)
                .param("serial", serial)
                .param("number", resolution.number())
                .param("organ", resolution.organ())
                .param("matter", resolution.matter())
                .param("questionZh", resolution.question().zh())
                .param("questionEn", resolution.question().en())
                .param("outcome", resolution.outcome().code())
                .param("arithmeticZh", resolution.arithmetic().zh())
                .param("arithmeticEn", resolution.arithmetic().en())
                .param("article", resolution.citation().article())
                .param("reading", resolution.citation().reading())
                .param("audience", resolution.audience().name())
                .param("at", utc(resolution.resolvedAt()))
                .update();
    }

    private static Resolution map(ResultSet row, int index) throws SQLException {
        return new Resolution(
                row.getObject("ballot", UUID.class),
                row.getString("alliance"),
                row.getString("case_number"),
                row.getString("number"),
                row.getString("organ"),
                row.getString("matter"),
                Bilingual.of(row.getString("question_zh"), row.getString("question_en")),
                Coded.of(Outcome.class, row.getString("outcome")),
                Bilingual.of(row.getString("arithmetic_zh"), row.getString("arithmetic_en")),
                new Citation(row.getString("article"), row.getString("reading")),
                row.getInt("rule_version"),
                Audience.valueOf(row.getString("audience")),
                instant(row, "resolved_at"));
    }
}
