package org.charterflow.faults;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.core.ConditionFactory;
import org.charterflow.mail.reading.Envelope;
import org.charterflow.mail.reading.RawMail;

/** What must have come of a mail in the end, whatever happened on the way. */
final class Effects {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private static final Pattern MESSAGE_ID = Pattern.compile("(?im)^message-id:\\s*(\\S+)");

    private final Installation installation;
    private final String alliance;

    Effects(Installation installation, String alliance) {
        this.installation = installation;
        this.alliance = alliance;
    }

    /** Waits for what has to come true; every look costs a connection or two. */
    static ConditionFactory eventually(String what) {
        return await(what).atMost(PATIENCE).pollInterval(BETWEEN_LOOKS);
    }

    static ConditionFactory eventually() {
        return await().atMost(PATIENCE).pollInterval(BETWEEN_LOOKS);
    }

    /** One row of an applicant's mail in the store. */
    record Row(String status, String caseNumber) {}

    List<Row> rows(Applicant applicant) {
        return installation
                .database
                .sql()
                .sql("select status, coalesce(case_number, '') case_number from charterflow.inbound_mail"
                        + " where alliance = :alliance and message_id = :id")
                .param("alliance", alliance)
                .param("id", applicant.messageId())
                .query((row, index) -> new Row(row.getString("status"), row.getString("case_number")))
                .list();
    }

    /** The states of the deliveries to an applicant. */
    List<String> deliveries(Applicant applicant) {
        return installation
                .database
                .sql()
                .sql("select state from charterflow.delivery where address = :address")
                .param("address", applicant.address())
                .query(String.class)
                .list();
    }

    /**
     * The mail was applied once and every other copy is a duplicate; there is one case; every notice to the applicant
     * arrived, and if one arrived twice, it was the same to the byte.
     */
    void areThoseOfOneMail(Applicant applicant) {
        eventually(applicant + " applied").untilAsserted(() -> {
            List<String> statuses = rows(applicant).stream().map(Row::status).toList();
            assertThat(statuses).containsOnlyOnce("applied").isSubsetOf("applied", "duplicate");
        });
        assertThat(cases(applicant)).isEqualTo(1);
        eventually(applicant + " answered")
                .untilAsserted(
                        () -> assertThat(deliveries(applicant)).isNotEmpty().containsOnly("SENT"));
        eventually(applicant + " reached")
                .untilAsserted(() -> assertThat(copies(applicant)).hasSameSizeAs(deliveries(applicant)));
        copies(applicant)
                .forEach((id, copies) ->
                        assertThat(copies).as(id).extracting(Effects::content).containsOnly(content(copies.get(0))));
    }

    /** Every message of the mailbox is in the store, under its place, and has a status; nothing is left over. */
    void areAllOfTheMailbox() {
        Mailbox mailbox = installation.mailboxOf(alliance);
        eventually("inbox of " + alliance)
                .untilAsserted(() -> assertThat(mailbox.count("INBOX")).isZero());
        eventually("mail of " + alliance)
                .untilAsserted(() ->
                        assertThat(installation.database.figures(alliance)).doesNotContainKey("pending"));
        int places = installation
                .database
                .sql()
                .sql(
                        "select count(distinct (uid_validity, uid)) from charterflow.inbound_mail where alliance = :alliance")
                .param("alliance", alliance)
                .query(Integer.class)
                .single();
        assertThat(places).isEqualTo(mailbox.count("Charterflow"));
    }

    /** What lies in the applicant's mailbox, by Message-ID. */
    Map<String, List<String>> copies(Applicant applicant) {
        return installation.mail.mailbox(applicant.domain()).messages("INBOX").stream()
                .collect(Collectors.groupingBy(
                        Effects::messageId, Collectors.mapping(Function.identity(), Collectors.toList())));
    }

    private int cases(Applicant applicant) {
        return installation
                .database
                .sql()
                .sql("select count(*) from charterflow.case_file f where f::text like :title")
                .param("title", "%" + applicant.organisation() + "%")
                .query(Integer.class)
                .single();
    }

    private static String messageId(String message) {
        Matcher id = MESSAGE_ID.matcher(message);
        assertThat(id.find()).as(message).isTrue();
        return id.group(1);
    }

    /** The message as it was handed over: without what every hop adds. */
    private static String content(String message) {
        return new RawMail(new Envelope("", "", Instant.EPOCH), message.getBytes(ISO_8859_1)).contentHash();
    }
}
