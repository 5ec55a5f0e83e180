package org.charterflow.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Mail through Dovecot and Exim: encrypted, pushed, in great numbers, refused and returned. */
@FaultTest
class RealServersTest {

    private static final int MANY = 5_000;

    private final Installation installation;

    RealServersTest(Installation installation) {
        this.installation = installation;
    }

    /** Each mailbox is looked into once an hour, so that what arrives at once was pushed. */
    @Test
    void mailIsPushedOverTlsAndAgainWhenTheServerIsBack() throws IOException {
        installation.node();
        Effects effects = new Effects(installation, Installation.COIA);
        Applicant first = Applicant.any();
        installation.send(first, Installation.COIA);
        effects.areThoseOfOneMail(first);
        Applicant second = Applicant.any();
        installation.send(second, Installation.COIA);
        effects.areThoseOfOneMail(second);

        installation.mail.stopImap();
        installation.mail.startImap();
        Applicant third = Applicant.any();
        installation.send(third, Installation.COIA);
        effects.areThoseOfOneMail(third);
        effects.areAllOfTheMailbox();
    }

    @Test
    void thePasswordIsSaidAfterStarttls() throws IOException {
        installation.node();
        Effects effects = new Effects(installation, Installation.COPU);
        Applicant applicant = Applicant.any();
        installation.send(applicant, Installation.COPU);
        effects.areThoseOfOneMail(applicant);
        assertThat(installation
                        .mail
                        .imapLog()
                        .lines()
                        .filter(line -> line.contains("Login: user=<intake@copu.example>")))
                .anyMatch(line -> line.contains(" TLS,"));
    }

    @Test
    void aMailThatCannotBeFetchedHoldsUpNoOther() throws IOException {
        Node node = installation.node();
        Effects effects = new Effects(installation, Installation.COPU);
        installation.mail.addUnreadable("copu.example", automaticMail("copu", 0));
        // Dovecot notices files only when it is asked or told.
        Applicant first = Applicant.any();
        installation.send(first, Installation.COPU);
        Effects.eventually("given up").until(() -> node.logged("of copu is left in its mailbox") > 0);
        Applicant second = Applicant.any();
        installation.send(second, Installation.COPU);
        effects.areThoseOfOneMail(first);
        effects.areThoseOfOneMail(second);
        assertThat(installation.mailboxOf(Installation.COPU).count("INBOX")).isEqualTo(1);
    }

    @Test
    void aMailboxThatIsRestoredChangesNothing() throws IOException {
        installation.node();
        Effects effects = new Effects(installation, Installation.CIOSA);
        Applicant applicant = Applicant.any();
        installation.send(applicant, Installation.CIOSA);
        effects.areThoseOfOneMail(applicant);
        Effects.eventually()
                .until(() -> installation.mailboxOf(Installation.CIOSA).count("Charterflow") == 1);

        installation.mail.stopImap();
        installation.mail.restore("ciosa.example");
        installation.mail.startImap();
        Effects.eventually().until(() -> effects.rows(applicant).size() == 2);
        effects.areThoseOfOneMail(applicant);
    }

    @Test
    void mailIsMovedWithoutTheCommandForIt() throws IOException {
        installation.node();
        Effects effects = new Effects(installation, Installation.OSCAR);
        for (String capabilities : List.of("IMAP4rev1 IDLE UIDPLUS", "IMAP4rev1 IDLE")) {
            installation.mail.stopImap();
            installation.mail.startImap(capabilities);
            Applicant applicant = Applicant.any();
            installation.send(applicant, Installation.OSCAR);
            effects.areThoseOfOneMail(applicant);
            effects.areAllOfTheMailbox();
        }
        installation.mail.stopImap();
        installation.mail.startImap();
    }

    @Test
    void aServerThatCannotProveItsNameGetsNoPassword() throws IOException {
        Node node = installation.node();
        Applicant applicant = Applicant.any();
        installation.send(applicant, Installation.GREEN);
        Effects.eventually().until(() -> node.logged("mailbox intake@green.example of green cannot be read") > 0);
        assertThat(installation.database.figures(Installation.GREEN)).isEmpty();
        assertThat(installation.mailboxOf(Installation.GREEN).count("INBOX")).isPositive();
    }

    @Test
    void fiveThousandMailsComeInOnceThoughTheServerRestarts() throws IOException {
        installation.node();
        List<String> mails = IntStream.range(0, MANY)
                .mapToObj(number -> automaticMail("hubei", number))
                .toList();
        Mailbox mailbox = installation.mailboxOf(Installation.HUBEI);
        int before = installation.database.received(Installation.HUBEI);
        installation.mail.fill("hubei.example", mails);
        // Dovecot notices files only when it is asked or told.
        Applicant applicant = Applicant.any();
        installation.send(applicant, Installation.HUBEI);
        Effects.eventually().until(() -> installation.database.received(Installation.HUBEI) > before + MANY / 10);
        installation.mail.stopImap();
        installation.mail.startImap();

        Effects effects = new Effects(installation, Installation.HUBEI);
        effects.areAllOfTheMailbox();
        effects.areThoseOfOneMail(applicant);
        assertThat(firsts("many-%")).isEqualTo(MANY);
        assertThat(mailbox.count("Charterflow")).isGreaterThan(MANY);
        Map<String, Integer> figures = installation.database.figures(Installation.HUBEI);
        // A connection that breaks leaves at most one batch stored and not moved.
        assertThat(figures.getOrDefault("duplicate", 0)).isLessThanOrEqualTo(100);
        assertThat(figures.get("ignored")).isEqualTo(MANY);
    }

    @Test
    void aNoticeArrivesAsItWasWritten() throws IOException {
        installation.node();
        Effects effects = new Effects(installation, Installation.OSCAR);
        Applicant applicant = Applicant.any();
        installation.send(applicant, Installation.OSCAR);
        effects.areThoseOfOneMail(applicant);

        String caseNumber = effects.rows(applicant).get(0).caseNumber();
        Map<String, List<String>> copies = effects.copies(applicant);
        assertThat(copies.keySet()).isEqualTo(messageIds(applicant));
        String mail = copies.values().iterator().next().get(0);
        String head = mail.substring(0, mail.indexOf("\r\n\r\n")).replaceAll("\r\n[ \t]+", " ");
        assertThat(head)
                .containsPattern("(?m)^Return-Path: <bounce[+-][^@>]+@oscar\\.example>$")
                .containsPattern("(?m)^Received: from .* by border\\.example with esmtpsa ")
                .containsPattern("(?m)^Auto-Submitted: auto-generated$")
                .containsPattern("(?m)^X-Auto-Response-Suppress: All$")
                .containsPattern("(?m)^List-Id: .*oscar\\.example>$")
                .containsPattern("(?m)^To: .*<" + applicant.address() + ">$")
                .containsPattern("(?m)^Subject: .*" + caseNumber);
        assertThat(mail.chars()).allMatch(c -> c < 0x80);
        assertThat(mail.lines()).allMatch(line -> line.length() <= 998);
    }

    @Test
    void aBusyServerPutsADeliveryOffAndARefusalEndsIt() throws IOException {
        installation.node();
        Effects effects = new Effects(installation, Installation.OSCAR);
        Applicant busy = Applicant.at("busy");
        Applicant refused = Applicant.at("refused");
        installation.send(busy, Installation.OSCAR);
        installation.send(refused, Installation.OSCAR);
        Effects.eventually().untilAsserted(() -> {
            assertThat(answers(busy)).isNotEmpty().allMatch(answer -> answer.contains("4.2.1 the mailbox is busy"));
            assertThat(effects.deliveries(busy)).containsOnly("DEFERRED");
            assertThat(answers(refused)).isNotEmpty().allMatch(answer -> answer.contains("5.1.1 no such user here"));
            assertThat(effects.deliveries(refused)).containsOnly("FAILED");
        });
    }

    @Test
    void aReportOfNonDeliveryFindsItsDelivery() throws IOException {
        installation.node();
        Effects effects = new Effects(installation, Installation.OSCAR);
        Applicant gone = Applicant.at("gone");
        installation.send(gone, Installation.OSCAR);
        Effects.eventually()
                .untilAsserted(
                        () -> assertThat(effects.deliveries(gone)).isNotEmpty().containsOnly("BOUNCED"));
        effects.areAllOfTheMailbox();
    }

    private static String automaticMail(String alliance, int number) {
        return """
                From: <machine@unit.example>
                To: <secretariat@%s.example>
                Subject: Automatic reply
                Message-ID: <many-%d@unit.example>
                Auto-Submitted: auto-replied
                Content-Type: text/plain

                %s
                """.formatted(alliance, number, "I am away. ".repeat(500));
    }

    /** How many mails with such a Message-ID were stored as the first of their kind. */
    private int firsts(String pattern) {
        return installation
                .database
                .sql()
                .sql(
                        "select count(*) from charterflow.inbound_mail where status <> 'duplicate' and message_id like :pattern")
                .param("pattern", "<" + pattern)
                .query(Integer.class)
                .single();
    }

    private List<String> answers(Applicant applicant) {
        return installation
                .database
                .sql()
                .sql("select coalesce(answer, '') from charterflow.delivery where address = :address")
                .param("address", applicant.address())
                .query(String.class)
                .list();
    }

    private java.util.Set<String> messageIds(Applicant applicant) {
        return installation
                .database
                .sql()
                .sql("select message_id from charterflow.delivery where address = :address")
                .param("address", applicant.address())
                .query(String.class)
                .set();
    }
}
