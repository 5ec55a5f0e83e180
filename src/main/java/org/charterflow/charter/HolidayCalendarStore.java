package org.charterflow.charter;

import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Uploaded holiday calendars as rows, which all nodes read at every count. */
@Repository
class HolidayCalendarStore implements UploadedCalendars {

    private final JdbcClient jdbc;

    HolidayCalendarStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public List<Uploaded> newest(String alliance) {
        return jdbc.sql("""
                        select distinct on (year) * from holiday_calendar
                         where alliance = :alliance order by year, version desc
                        """)
                .param("alliance", alliance)
                .query(HolidayCalendarStore::map)
                .list();
    }

    /** One upload at a time for an alliance, until the transaction ends. */
    void lock(String alliance) {
        jdbc.sql("select id from alliance where id = :alliance for update")
                .param("alliance", alliance)
                .query(String.class)
                .single();
    }

    void add(String alliance, Uploaded calendar) {
        jdbc.sql("""
                        insert into holiday_calendar
                               (id, alliance, year, version, content, sha256, recorded_by, recorded_at)
                        values (:id, :alliance, :year, :version, :content, :sha256, :by, :at)
                        """)
                .param("id", UUID.randomUUID())
                .param("alliance", alliance)
                .param("year", calendar.year())
                .param("version", calendar.version())
                .param("content", calendar.content())
                .param("sha256", calendar.sha256())
                .param("by", calendar.recordedBy())
                .param("at", utc(calendar.recordedAt()))
                .update();
    }

    private static Uploaded map(ResultSet row, int index) throws SQLException {
        return new Uploaded(
                row.getInt("year"),
                row.getInt("version"),
                row.getString("content"),
                row.getString("sha256"),
                row.getString("recorded_by"),
                instant(row, "recorded_at"));
    }
}
