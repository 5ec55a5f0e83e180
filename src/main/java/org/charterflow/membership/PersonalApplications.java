package org.charterflow.membership;

import static org.charterflow.sql.Instants.instantOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.charterflow.casefile.PersonalRecord;
import org.charterflow.casefile.PersonalRecords;
import org.charterflow.document.Documents;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Applications that name a person. A refused, lapsed or withdrawn one serves nothing once it is over. */
@Component
class PersonalApplications implements PersonalRecords {

    private static final String KIND = "application";

    private static final Bilingual MEMBER =
            Bilingual.of("会员档案，随会员资格保存", "a member's dossier, kept with the membership");
    private static final Bilingual BALLOT =
            Bilingual.of("表决材料，随决议保存", "papers of a ballot, kept as evidence of its resolution");

    private final JdbcClient jdbc;
    private final Documents documents;

    PersonalApplications(JdbcClient jdbc, Documents documents) {
        this.jdbc = jdbc;
        this.documents = documents;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(KIND);
    }

    @Override
    public List<PersonalRecord> of(String alliance, String address) {
        return jdbc.sql("""
            select case_number, state, closed_at, ballot_id from application
             where alliance = :alliance
               and (lower(applicant_address) = lower(:address)
                    or exists (select 1 from jsonb_each_text(fields) field
                                where lower(field.value) = lower(:address)))
             order by case_number
            """)
                .param("alliance", alliance)
                .param("address", address)
                .query(PersonalApplications::map)
                .list();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(PersonalRecord record) {
        List<UUID> files = jdbc.sql("delete from application_file where case_number = :case returning document_id")
                .param("case", record.id())
                .query(UUID.class)
                .list();
        files.forEach(documents::erase);
        jdbc.sql("update signed_document set signer = '' where case_number = :case")
                .param("case", record.id())
                .update();
        jdbc.sql("""
            update application
               set applicant_name = '', applicant_address = '', fields = '{}', original = '',
                   not_understood = '[]', remarks = '[]', findings = '[]', note = null,
                   revision = revision + 1
             where case_number = :case
            """).param("case", record.id()).update();
    }

    private static PersonalRecord map(ResultSet row, int index) throws SQLException {
        ApplicationState state = ApplicationState.valueOf(row.getString("state"));
        return new PersonalRecord(
                KIND,
                row.getString("case_number"),
                Bilingual.of(
                        "入会申请（" + state.label().zh() + "）",
                        "application (" + state.label().en() + ")"),
                row.getString("case_number"),
                instantOrNull(row, "closed_at"),
                stays(state, row.getString("ballot_id")));
    }

    private static @Nullable Bilingual stays(ApplicationState state, @Nullable String ballot) {
        if (state.isMember()) {
            return MEMBER;
        }
        return ballot == null ? null : BALLOT;
    }
}
