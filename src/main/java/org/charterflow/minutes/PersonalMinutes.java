package org.charterflow.minutes;

import java.util.List;
import java.util.Set;
import org.charterflow.casefile.PersonalRecord;
import org.charterflow.casefile.PersonalRecords;
import org.charterflow.language.Bilingual;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What somebody answered to minutes, and what a meeting asked them to do: evidence that stays with the minutes. */
@Component
class PersonalMinutes implements PersonalRecords {

    private static final String ANSWER = "minutes-answer";
    private static final String ACTION = "action-item";

    private static final Bilingual WITH_THE_MINUTES =
            Bilingual.of("纪要的凭证，随纪要保存（OSCAR-29.6）", "evidence of the minutes, kept with them (OSCAR-29.6)");

    private final JdbcClient jdbc;

    PersonalMinutes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(ANSWER, ACTION);
    }

    @Override
    public List<PersonalRecord> of(String alliance, String address) {
        return jdbc.sql("""
                        with person as (
                            select a.case_number, a.key, m.title_zh, m.title_en
                              from meeting_attendee a join meeting m on m.case_number = a.case_number
                             where m.alliance = :alliance and lower(a.email) = lower(:address))
                        select 'minutes-answer' as kind, n.id::text as id, p.case_number, p.title_zh, p.title_en
                          from minutes_answer n join person p on p.case_number = n.case_number and p.key = n.key
                        union all
                        select 'action-item', i.id::text, p.case_number, p.title_zh, p.title_en
                          from action_item i join person p on p.case_number = i.case_number and p.key = i.owner
                         order by 3, 1 desc, 2
                        """)
                .param("alliance", alliance)
                .param("address", address)
                .query((row, index) -> new PersonalRecord(
                        row.getString("kind"),
                        row.getString("id"),
                        words(row.getString("kind"), row.getString("title_zh"), row.getString("title_en")),
                        row.getString("case_number"),
                        null,
                        WITH_THE_MINUTES))
                .list();
    }

    @Override
    public void erase(PersonalRecord record) {
        throw new IllegalStateException("what stays with the minutes is not erased: " + record.kind());
    }

    private static Bilingual words(String kind, String zh, String en) {
        return kind.equals(ANSWER)
                ? Bilingual.of("对会议“" + zh + "”纪要的答复", "an answer to the minutes of \"" + en + "\"")
                : Bilingual.of("会议“" + zh + "”交办的事项", "what the meeting \"" + en + "\" asked for");
    }
}
