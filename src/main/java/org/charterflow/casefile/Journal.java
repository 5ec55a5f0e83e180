package org.charterflow.casefile;

import static org.charterflow.sql.Columns.column;
import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.utc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What happened, in order, written in the transaction in which it happened. The database refuses any change. */
@Service
public class Journal {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private static final TypeReference<Map<String, Object>> DATA = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final Clock clock;
    private final ObjectMapper json;

    Journal(JdbcClient jdbc, Clock clock, ObjectMapper json) {
        this.jdbc = jdbc;
        this.clock = clock;
        this.json = json;
    }

    /** Puts an entry on record with the application's time. */
    @Transactional
    public void record(JournalEntry entry) {
        record(List.of(entry));
    }

    /** Puts entries on record with the application's time, in their order, by one statement. */
    @Transactional
    public void record(List<JournalEntry> entries) {
        jdbc.sql("""
                        insert into journal (alliance, case_number, at, actor, channel, action, article, data)
                        select alliance, case_number, :at, actor, channel, action, article, data::jsonb
                          from unnest(:alliances::text[], :cases::text[], :actors::text[], :channels::text[],
                                      :actions::text[], :articles::text[], :data::text[])
                               with ordinality as e (alliance, case_number, actor, channel, action, article, data, place)
                         order by place
                        """)
                .param("at", utc(clock.instant()))
                .param("alliances", column(entries, JournalEntry::alliance))
                .param("cases", column(entries, JournalEntry::caseNumber))
                .param("actors", column(entries, JournalEntry::actor))
                .param("channels", column(entries, JournalEntry::channel))
                .param("actions", column(entries, JournalEntry::action))
                .param("articles", column(entries, JournalEntry::article))
                .param("data", column(entries, entry -> write(entry.data())))
                .update();
        // What happened, for operators; who did it and with what stays in the journal.
        for (JournalEntry entry : entries) {
            LOG.atInfo()
                    .addKeyValue("caseNumber", entry.caseNumber())
                    .addKeyValue("alliance", entry.alliance())
                    .log("{} by {}", entry.action(), entry.channel());
        }
    }

    /** The history of a case, the earliest first. */
    public List<JournalRecord> of(String caseNumber) {
        return jdbc.sql("select * from journal where case_number = :case order by id")
                .param("case", caseNumber)
                .query(this::map)
                .list();
    }

    private JournalRecord map(ResultSet row, int index) throws SQLException {
        return new JournalRecord(
                row.getLong("id"),
                instant(row, "at"),
                new JournalEntry(
                        row.getString("alliance"),
                        row.getString("case_number"),
                        row.getString("actor"),
                        row.getString("channel"),
                        row.getString("action"),
                        row.getString("article"),
                        read(row.getString("data"))));
    }

    private String write(Map<String, Object> data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Map<String, Object> read(String data) {
        try {
            return json.readValue(data, DATA);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
