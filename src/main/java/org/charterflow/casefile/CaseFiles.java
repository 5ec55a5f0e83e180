package org.charterflow.casefile;

import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.instantOrNull;
import static org.charterflow.sql.Instants.utc;
import static org.charterflow.sql.Instants.utcOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The cases of all alliances: opened with a number, followed by their state, closed with an outcome. */
@Service
public class CaseFiles {

    private final JdbcClient jdbc;
    private final Clock clock;
    private final CaseNumbering numbering;

    CaseFiles(JdbcClient jdbc, Clock clock, CaseNumbering numbering) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.numbering = numbering;
    }

    /**
     * Opens a case in the state {@code opened}. Until the surrounding transaction ends, no other case of the same
     * alliance and year can be opened: that is what keeps the numbers free of gaps.
     *
     * @return the case number, such as {@code OSCAR-2026-0042}; the year is the alliance's
     */
    @Transactional
    public String open(String alliance, String kind, Bilingual title) {
        Instant now = clock.instant();
        int year = now.atZone(numbering.zone(alliance)).getYear();
        String number = String.format(Locale.ROOT, "%s-%d-%04d", numbering.mark(alliance), year, next(alliance, year));
        jdbc.sql("""
                        insert into case_file
                               (number, alliance, kind, title_zh, title_en, state, state_zh, state_en, opened_at)
                        values (:number, :alliance, :kind, :titleZh, :titleEn, 'opened', '已立案', 'opened', :now)
                        """)
                .param("number", number)
                .param("alliance", alliance)
                .param("kind", kind)
                .param("titleZh", title.zh())
                .param("titleEn", title.en())
                .param("now", utc(now))
                .update();
        return number;
    }

    /**
     * Says where a running case stands now.
     *
     * @param state kebab-case, for programs
     * @param label the same in words
     * @throws RuleViolation if there is no such case, or it is closed
     */
    @Transactional
    public void state(String caseNumber, String state, Bilingual label) {
        change(caseNumber, state, label, null);
    }

    /**
     * Closes a case; its state is its outcome from now on.
     *
     * @throws RuleViolation if there is no such case, or it is closed already
     */
    @Transactional
    public void close(String caseNumber, String outcome, Bilingual label) {
        change(caseNumber, outcome, label, clock.instant());
    }

    /**
     * Says where a running case stands now, and closes it if that is an end.
     *
     * @throws RuleViolation if there is no such case, or it is closed already
     */
    @Transactional
    public void follow(String caseNumber, String state, Bilingual label, boolean ended) {
        if (ended) {
            close(caseNumber, state, label);
        } else {
            state(caseNumber, state, label);
        }
    }

    /** The case if it is one of this alliance. */
    public Optional<CaseFile> find(String alliance, String caseNumber) {
        return find(caseNumber).filter(found -> found.alliance().equals(alliance));
    }

    /** The case of whatever alliance: the caller has to check who may know of it. */
    public Optional<CaseFile> find(String caseNumber) {
        return jdbc.sql("select * from case_file where number = :number")
                .param("number", caseNumber)
                .query(CaseFiles::map)
                .optional();
    }

    /** The alliance's cases, the latest first, at most {@code limit}. */
    public List<CaseFile> ofAlliance(String alliance, int limit) {
        return jdbc.sql("""
                        select * from case_file where alliance = :alliance
                         order by opened_at desc, number desc limit :limit
                        """)
                .param("alliance", alliance)
                .param("limit", limit)
                .query(CaseFiles::map)
                .list();
    }

    /** The alliance's cases that are not closed, the earliest first. */
    public List<CaseFile> open(String alliance) {
        return jdbc.sql("select * from case_file where alliance = :alliance and closed_at is null order by number")
                .param("alliance", alliance)
                .query(CaseFiles::map)
                .list();
    }

    private int next(String alliance, int year) {
        return jdbc.sql("""
                        insert into case_counter (alliance, year, last) values (:alliance, :year, 1)
                        on conflict (alliance, year) do update set last = case_counter.last + 1
                        returning last
                        """)
                .param("alliance", alliance)
                .param("year", year)
                .query(Integer.class)
                .single();
    }

    private void change(String caseNumber, String state, Bilingual label, @Nullable Instant closedAt) {
        int changed = jdbc.sql("""
                        update case_file
                           set state = :state, state_zh = :zh, state_en = :en, closed_at = :closedAt,
                               outcome = :outcome
                         where number = :number and closed_at is null
                        """)
                .param("state", state)
                .param("zh", label.zh())
                .param("en", label.en())
                .param("closedAt", utcOrNull(closedAt), Types.TIMESTAMP_WITH_TIMEZONE)
                .param("outcome", closedAt == null ? null : state)
                .param("number", caseNumber)
                .update();
        if (changed == 0) {
            throw find(caseNumber).isEmpty() ? unknown(caseNumber) : closed(caseNumber);
        }
    }

    private static RuleViolation unknown(String caseNumber) {
        return RuleViolation.notFound(
                "caseNumber", Bilingual.of("没有案件 " + caseNumber, "there is no case " + caseNumber));
    }

    private static RuleViolation closed(String caseNumber) {
        return new RuleViolation(
                "caseNumber",
                "case-closed",
                null,
                Bilingual.of("案件 " + caseNumber + " 已结案", "case " + caseNumber + " is closed"),
                RuleViolation.Kind.CONFLICT);
    }

    private static CaseFile map(ResultSet row, int index) throws SQLException {
        return new CaseFile(
                row.getString("number"),
                row.getString("alliance"),
                row.getString("kind"),
                Bilingual.of(row.getString("title_zh"), row.getString("title_en")),
                row.getString("state"),
                Bilingual.of(row.getString("state_zh"), row.getString("state_en")),
                instant(row, "opened_at"),
                row.getString("outcome"),
                instantOrNull(row, "closed_at"));
    }
}
