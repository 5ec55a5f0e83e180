package org.charterflow.mail;

import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.instantOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.mail.NoticeSummary.Otherwise;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Counts what became of notices; for periods that run from the last hand-over, and for those who look. */
@Service
public class NoticeSummaries {

    private final JdbcClient jdbc;

    NoticeSummaries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What became of a notice; empty if there is none of this id. */
    public Optional<NoticeSummary> of(UUID notice) {
        return summaries("where n.id = :notice", "", Map.of("notice", notice)).stream()
                .findFirst();
    }

    /** What became of the notices of a case, the earliest first. */
    public List<NoticeSummary> ofCase(String caseNumber) {
        return summaries("where n.case_number = :case", "order by created_at, id", Map.of("case", caseNumber));
    }

    /**
     * A page of an alliance's notices, the latest first.
     *
     * @param before the last notice of the page before; null for the first page
     */
    public List<NoticeSummary> ofAlliance(String alliance, @Nullable UUID before, int limit) {
        String page = before == null
                ? ""
                : "and (n.created_at, n.id) < (select created_at, id from notice where id = :before)";
        Map<String, Object> parameters = new HashMap<>(Map.of("alliance", alliance, "limit", limit));
        if (before != null) {
            parameters.put("before", before);
        }
        return summaries(
                "where n.alliance = :alliance " + page + " order by n.created_at desc, n.id desc limit :limit",
                "order by created_at desc, id desc",
                parameters);
    }

    private List<NoticeSummary> summaries(String which, String order, Map<String, ?> parameters) {
        return jdbc.sql("""
                        select n.*, c.* from (select * from notice n %s) n,
                        lateral (
                            select count(*) as addressees,
                                   count(*) filter (where reached_at is null
                                                      and state in ('PENDING', 'SENDING', 'DEFERRED')) as waiting,
                                   count(*) filter (where state = 'SENT') as handed_over,
                                   count(*) filter (where reached_at is null and written_off_at is null
                                                      and state = 'BOUNCED') as bounced,
                                   count(*) filter (where reached_at is null and written_off_at is null
                                                      and state = 'FAILED') as refused,
                                   count(*) filter (where reached_at is not null and state <> 'SENT') as reached,
                                   count(*) filter (where reached_at is null and written_off_at is not null
                                                      and state in ('FAILED', 'BOUNCED')) as written_off,
                                   max(handed_over_at) filter (where state = 'SENT') as last_mail_at,
                                   max(case when state = 'SENT' then handed_over_at else reached_at end)
                                       as last_handed_over
                              from delivery where notice = n.id
                        ) c %s
                        """.formatted(which, order))
                .params(parameters)
                .query(this::map)
                .list();
    }

    /** The means by which a notice reached addressees otherwise, by the latest evidence on each. */
    private List<Otherwise> means(UUID notice) {
        return jdbc.sql("""
                        select coalesce(e.means, 'OTHER') as means, e.recorded_by, count(*) as addressees
                          from delivery d
                          join lateral (select * from delivery_evidence
                                         where delivery = d.id and what = 'REACHED_OTHERWISE'
                                         order by id desc limit 1) e on true
                         where d.notice = :notice and d.reached_at is not null and d.state <> 'SENT'
                         group by 1, 2 order by 3 desc, 1, 2
                        """)
                .param("notice", notice)
                .query((row, index) -> new Otherwise(
                        Means.valueOf(row.getString("means")), row.getString("recorded_by"), row.getInt("addressees")))
                .list();
    }

    private NoticeSummary map(ResultSet row, int index) throws SQLException {
        UUID notice = row.getObject("id", UUID.class);
        return new NoticeSummary(
                notice,
                row.getString("alliance"),
                row.getString("case_number"),
                row.getString("kind"),
                row.getString("subject"),
                instant(row, "created_at"),
                row.getInt("addressees"),
                row.getInt("waiting"),
                row.getInt("handed_over"),
                row.getInt("bounced"),
                row.getInt("refused"),
                row.getInt("reached") == 0 ? List.of() : means(notice),
                row.getInt("written_off"),
                instantOrNull(row, "last_mail_at"),
                instantOrNull(row, "last_handed_over"));
    }
}
