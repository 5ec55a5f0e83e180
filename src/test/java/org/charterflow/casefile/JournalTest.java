package org.charterflow.casefile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class JournalTest {

    @Autowired
    Journal journal;

    @Autowired
    MutableClock clock;

    @Autowired
    JdbcClient jdbc;

    private final String caseNumber = "TEST-" + UUID.randomUUID();

    @BeforeEach
    void openCase() {
        jdbc.sql("""
                        insert into case_file (number, alliance, kind, title_zh, title_en, state, state_zh, state_en,
                                               opened_at)
                        values (?, 'oscar', 'test', '测试', 'test', 'opened', '已立案', 'opened', '2026-03-09T01:00:00Z')
                        """).param(caseNumber).update();
    }

    @Test
    void aCaseHasItsHistoryInOrderWithTheTimeOfTheApplication() {
        JournalEntry received = entry("application-received", Map.of("from", "li@unit.example", "attachments", 3));
        JournalEntry admitted = entry("member-admitted", Map.of("ids", List.of("a", "b")));
        journal.record(received);
        journal.record(admitted);

        List<JournalRecord> history = journal.of(caseNumber);

        assertThat(history).extracting(JournalRecord::entry).containsExactly(received, admitted);
        assertThat(history).extracting(JournalRecord::at).containsOnly(clock.instant());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update journal set actor = 'nobody' where case_number = ?",
                "delete from journal where case_number = ?",
            })
    void theDatabaseRefusesToChangeAnEntry(String statement) {
        journal.record(entry("vote-cast", Map.of()));

        assertThatThrownBy(() -> jdbc.sql(statement).param(caseNumber).update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
        assertThat(journal.of(caseNumber)).hasSize(1);
    }

    @Test
    void theDatabaseRefusesToEmptyTheJournal() {
        assertThatThrownBy(() -> jdbc.sql("truncate journal").update())
                .isInstanceOf(DataAccessException.class)
                .hasMessageContaining("append-only");
    }

    private JournalEntry entry(String action, Map<String, Object> data) {
        return new JournalEntry("oscar", caseNumber, "oscar.secretary1", "task", action, "OSCAR-12", data);
    }
}
