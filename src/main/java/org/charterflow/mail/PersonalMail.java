package org.charterflow.mail;

import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.instantOrNull;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.charterflow.alliance.Alliances;
import org.charterflow.casefile.PersonalRecord;
import org.charterflow.casefile.PersonalRecords;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Mail from and to a person. Its purpose ends with its case; mail without a case has none once it is answered. */
@Component
class PersonalMail implements PersonalRecords {

    private static final String RECEIVED = "received-mail";
    private static final String SENT = "sent-mail";

    private static final Bilingual EVIDENCE = Bilingual.of(
            "章程要求的通知，其送达证据随决议保存",
            "a notice that the charter demands; its delivery is evidence, kept with the resolution");

    private final JdbcClient jdbc;
    private final Alliances alliances;

    PersonalMail(JdbcClient jdbc, Alliances alliances) {
        this.jdbc = jdbc;
        this.alliances = alliances;
    }

    @Override
    public Set<String> kinds() {
        return Set.of(RECEIVED, SENT);
    }

    @Override
    public List<PersonalRecord> of(String alliance, String address) {
        List<PersonalRecord> all = new ArrayList<>(jdbc.sql("""
                        select mail.id, mail.received_at as at, mail.case_number, closed_at
                          from inbound_mail mail left join case_file on number = mail.case_number
                         where mail.alliance = :alliance and lower(mail.sender) = lower(:address)
                         order by mail.received_at
                        """)
                .param("alliance", alliance)
                .param("address", address)
                .query((row, index) -> new PersonalRecord(
                        RECEIVED,
                        row.getString("id"),
                        dated(alliance, "收到的邮件", "mail received", row),
                        row.getString("case_number"),
                        over(row),
                        null))
                .list());
        all.addAll(jdbc.sql("""
                        select delivery.id, notice.kind, notice.created_at as at, notice.case_number, closed_at
                          from delivery join notice on notice.id = delivery.notice
                          left join case_file on number = notice.case_number
                         where notice.alliance = :alliance and lower(delivery.address) = lower(:address)
                         order by notice.created_at
                        """)
                .param("alliance", alliance)
                .param("address", address)
                .query((row, index) -> new PersonalRecord(
                        SENT,
                        row.getString("id"),
                        dated(
                                alliance,
                                "发出的邮件（" + row.getString("kind") + "）",
                                "mail sent (" + row.getString("kind") + ")",
                                row),
                        row.getString("case_number"),
                        over(row),
                        isEvidence(row.getString("kind")) ? EVIDENCE : null))
                .list());
        return all;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void erase(PersonalRecord record) {
        if (record.kind().equals(RECEIVED)) {
            UUID mail = UUID.fromString(record.id());
            jdbc.sql("delete from inbound_mail_content where mail = :mail")
                    .param("mail", mail)
                    .update();
            jdbc.sql("""
                            delete from mail_answer answer using inbound_mail mail
                             where mail.id = :mail and answer.alliance = mail.alliance
                               and lower(answer.address) = lower(mail.sender)
                            """).param("mail", mail).update();
            jdbc.sql("""
                            update inbound_mail
                               set sender = null, sender_name = null, subject = null, text = null, sender_reason = null,
                                   authentication_result = null, finding = null
                             where id = :mail
                            """).param("mail", mail).update();
            return;
        }
        long delivery = Long.parseLong(record.id());
        // A token is sealed over whom it was for: without that it opens nothing any more.
        jdbc.sql("update reply_token set subject = '' where id = (select token from delivery where id = :id)")
                .param("id", delivery)
                .update();
        // What was still to be sent goes to nobody.
        jdbc.sql("""
                        update delivery
                           set name = '', address = '', addressee_key = 'erased-' || id,
                               state = case when state in ('SENT', 'BOUNCED') then state else 'FAILED' end
                         where id = :id
                        """).param("id", delivery).update();
        // The text goes with its last addressee.
        jdbc.sql("""
                        update notice set subject = '', body = ''
                         where id = (select notice from delivery where id = :id)
                           and not exists (select 1 from delivery other
                                            where other.notice = notice.id and other.address <> '')
                        """).param("id", delivery).update();
    }

    private static boolean isEvidence(String kind) {
        return kind.startsWith("ballot-") || kind.equals("membership-acceptance");
    }

    private static @Nullable Instant over(ResultSet row) throws SQLException {
        return instantOrNull(row, row.getString("case_number") == null ? "at" : "closed_at");
    }

    private Bilingual dated(String alliance, String zh, String en, ResultSet row) throws SQLException {
        LocalDate day = LocalDate.ofInstant(instant(row, "at"), alliances.zone(alliance));
        return Bilingual.of(zh + " " + day, en + " " + day);
    }
}
