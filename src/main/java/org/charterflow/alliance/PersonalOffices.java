package org.charterflow.alliance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.charterflow.casefile.PersonalRecord;
import org.charterflow.casefile.PersonalRecords;
import org.charterflow.language.Bilingual;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Representatives and holders of offices. Name and term stay in the register; the ways to reach a person go. */
@Component
class PersonalOffices implements PersonalRecords {

    private static final String REPRESENTATIVE = "representative";
    private static final String OFFICE = "office-holder";

    private final JdbcClient jdbc;
    private final Alliances alliances;
    private final ObjectProvider<AccountDirectory> accounts;

    PersonalOffices(JdbcClient jdbc, Alliances alliances, ObjectProvider<AccountDirectory> accounts) {
        this.jdbc = jdbc;
        this.alliances = alliances;
        this.accounts = accounts;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(REPRESENTATIVE, OFFICE);
    }

    @Override
    public List<PersonalRecord> of(String alliance, String address) {
        return jdbc.sql("""
                        select 'representative' as kind, id, '' as office, ended_on from representative
                         where alliance = :alliance and lower(email) = lower(:address)
                        union all
                        select 'office-holder', id, office, ended_on from office_holder
                         where alliance = :alliance and lower(email) = lower(:address)
                         order by kind, id
                        """)
                .param("alliance", alliance)
                .param("address", address)
                .query((row, index) -> map(alliance, row))
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(PersonalRecord record) {
        String table = record.kind().equals(REPRESENTATIVE) ? "representative" : "office_holder";
        String contact = record.kind().equals(REPRESENTATIVE) ? "email = '', mobile = null" : "email = ''";
        String userId = jdbc.sql("update " + table + " set " + contact + " where id = :id returning user_id")
                .param("id", UUID.fromString(record.id()))
                .query(String.class)
                .single();
        accounts.getObject().forget(userId);
    }

    private PersonalRecord map(String alliance, ResultSet row) throws SQLException {
        LocalDate ended = row.getObject("ended_on", LocalDate.class);
        boolean represents = row.getString("kind").equals(REPRESENTATIVE);
        return new PersonalRecord(
                row.getString("kind"),
                row.getString("id"),
                represents
                        ? Bilingual.of("会员代表的联系方式", "a representative's address and telephone")
                        : Bilingual.of(
                                "任职者的联系方式（" + row.getString("office") + "）",
                                "an office holder's address (" + row.getString("office") + ")"),
                null,
                ended == null
                        ? null
                        : ended.atStartOfDay(alliances.zone(alliance)).toInstant(),
                null);
    }
}
