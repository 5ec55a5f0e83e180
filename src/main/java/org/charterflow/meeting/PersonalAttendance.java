package org.charterflow.meeting;

import static org.charterflow.sql.Instants.instant;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.charterflow.casefile.PersonalRecord;
import org.charterflow.casefile.PersonalRecords;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Who was entitled to attend, answered and was called. Name and roll prove the quorum and stay; the address goes. */
@Component
class PersonalAttendance implements PersonalRecords {

    private static final String KIND = "attendance";

    private final JdbcClient jdbc;

    PersonalAttendance(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    @Override
    public List<PersonalRecord> of(String alliance, String address) {
        return jdbc.sql("""
                        select a.case_number, a.key, m.title_zh, m.title_en, m.state, m.ends_at
                          from meeting_attendee a join meeting m on m.case_number = a.case_number
                         where m.alliance = :alliance and lower(a.email) = lower(:address)
                         order by m.starts_at, a.case_number, a.key
                        """)
                .param("alliance", alliance)
                .param("address", address)
                .query(PersonalAttendance::map)
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(PersonalRecord record) {
        jdbc.sql("update meeting_attendee set email = '' where case_number = :case and key = :key")
                .param("case", record.caseNumber())
                .param("key", record.id())
                .update();
    }

    private static PersonalRecord map(ResultSet row, int index) throws SQLException {
        return new PersonalRecord(
                KIND,
                row.getString("key"),
                Bilingual.of(
                        "会议“" + row.getString("title_zh") + "”：参会资格、答复、点名和所用邮箱",
                        "the meeting \"" + row.getString("title_en") + "\": right to attend, answer, roll call, and the"
                                + " address it was sent to"),
                row.getString("case_number"),
                over(row),
                null);
    }

    private static @Nullable Instant over(ResultSet row) throws SQLException {
        return MeetingState.valueOf(row.getString("state")).ended() ? instant(row, "ends_at") : null;
    }
}
