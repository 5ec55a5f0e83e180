package org.charterflow.amendment.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.ManyMembers;
import org.charterflow.mail.MailSink;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An alliance of ten thousand members amends its rules: all of them get their mail, and the engine knows nothing of it. */
@IntegrationTest
class NoticeToEveryMemberTest {

    private static final String ALLIANCE = "cocreate";
    private static final int MEMBERS = 10_000;

    @Autowired
    Amending amending;

    @Autowired
    ManyMembers many;

    @Autowired
    MailSink mails;

    @Autowired
    Alliances alliances;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    private Instant began;

    @BeforeEach
    void remember() {
        began = clock.instant();
    }

    @AfterEach
    void giveBack() {
        amending.abandon();
        many.leave(ALLIANCE);
        clock.set(began);
    }

    @Test
    @Article("OSCAR-40")
    @Article("MODEL-5")
    void tenThousandMembersCostTheEngineAsMuchAsAHandful() {
        mails.drain();
        Map<String, Long> handful = rowsOfANoticePeriod(700);
        amending.abandon();
        many.enter(ALLIANCE, alliances.get(ALLIANCE).memberClasses().get(0).id(), MEMBERS);

        Map<String, Long> large = rowsOfANoticePeriod(800);

        assertThat(large).as("rows of the engine, by table").isEqualTo(handful);
        assertThat(large.get("act_ru_job")).isEqualTo(2);
        assertThat(jdbc.sql("""
                        select count(distinct addressee_key) from delivery
                         where notice = :notice and state = 'SENT' and handed_over_at is not null
                           and addressee_key like 'MANY-%'
                        """)
                        .param("notice", amending.notice())
                        .query(Integer.class)
                        .single())
                .isEqualTo(MEMBERS);
        ZoneId zone = alliances.get(ALLIANCE).zone();
        assertThat(amending.now().effectiveAt())
                .isEqualTo(clock.instant()
                        .atZone(zone)
                        .toLocalDate()
                        .plusDays(31)
                        .atStartOfDay(zone)
                        .toInstant());
    }

    /** What the engine holds of an amendment when everybody has been notified. */
    private Map<String, Long> rowsOfANoticePeriod(int fee) {
        amending.begin(ALLIANCE, null)
                .table("membership-fee", "<text>0</text>", "<text>" + fee + "</text>")
                .handIn()
                .vote("for");
        List<String> addressees = amending.addressees();

        List<String> recipients = mails.drain();
        amending.run();

        assertThat(recipients).hasSizeGreaterThanOrEqualTo(addressees.size());
        assertThat(amending.now().reachedAll()).isTrue();
        return rows(amending.instances().get(0));
    }

    private Map<String, Long> rows(String instance) {
        Map<String, Long> rows = new TreeMap<>();
        jdbc.sql("""
                        select table_name, min(column_name) as key from information_schema.columns
                         where table_schema = 'camunda' and column_name in ('proc_inst_id_', 'process_instance_id_')
                         group by table_name
                        """)
                .query((row, index) -> Map.entry(row.getString("table_name"), row.getString("key")))
                .list()
                .forEach(table -> rows.put(
                        table.getKey(),
                        jdbc.sql("select count(*) from camunda." + table.getKey() + " where " + table.getValue()
                                        + " = :instance")
                                .param("instance", instance)
                                .query(Long.class)
                                .single()));
        return rows;
    }
}
