package org.charterflow.membership.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.RunsFirst;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.DeliveryLedger;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** From the decision to membership: signature, delivery, fee. */
@IntegrationTest
@RunsFirst
class AcceptanceTest extends JourneyTest {

    @Autowired
    DeliveryLedger ledger;

    @Test
    @Article("OSCAR-39")
    void aVersionThatChangedMeanwhileIsSignedAgain() {
        Applicant applicant = Applicant.of("hubei", "ordinary");
        journey.apply(applicant).accept();
        journey.newRules("2");
        journey.vote(3);
        assertThat(journey.state()).isEqualTo("to-be-signed");
        assertThat(journey.mail("signature-requested")).contains("Rules");

        journey.supplement(Map.of(), "logo").complete("userTask_readMessage", Map.of());
        assertThat(journey.state()).isEqualTo("to-be-signed");
        journey.newRules("3");
        journey.supplement(Map.of("signedOn", "2026-03-09"), "application-form");
        assertThat(journey.state()).isEqualTo("signature-to-be-checked");
        journey.complete("userTask_checkSignature", Map.of("signatureDecision", "again"));
        assertThat(journey.state()).isEqualTo("to-be-signed");
        journey.supplement(Map.of(), "application-form")
                .complete("userTask_checkSignature", Map.of("signatureDecision", "accept", "sealStatus", "checked"));
        assertThat(signed()).contains("2", "3");
        journey.acceptanceArrives();
        assertThat(journey.end()).isEqualTo("end_admitted");

        journey = another();
        journey.apply(Applicant.of("hubei", "ordinary")).accept();
        journey.newRules("4");
        journey.vote(3);
        journey.newRules("5");
        journey.supplement(Map.of(), "application-form")
                .complete("userTask_checkSignature", Map.of("signatureDecision", "accept", "sealStatus", "checked"));
        assertThat(signed()).contains("4").doesNotContain("5");
        assertThat(journey.state()).isEqualTo("to-be-signed");

        journey = another();
        journey.apply(Applicant.of("hubei", "ordinary")).accept().vote(3).nextTimer();
        assertThat(journey.mails()).contains("signature-requested");
        journey.nextTimer();
        assertThat(journey.end()).isEqualTo("end_lapsedUnsigned");
    }

    @Test
    @Article("OSCAR-39")
    void theDocumentsSignedAnewMayComeAsASecondApplication() {
        Applicant applicant = Applicant.of("ciosa", "ordinary");
        journey.apply(applicant).accept();
        journey.newRules("2");
        journey.vote(3);
        assertThat(journey.state()).isEqualTo("to-be-signed");

        process.start(applicant.application());
        assertThat(journey.run().state()).isEqualTo("signature-to-be-checked");
        journey.task("userTask_checkSignature");
    }

    @Test
    void anAcceptanceThatBouncedIsDeliveredOtherwise() {
        Applicant applicant = Applicant.of("coia", "ordinary");
        journey.apply(applicant).accept().acceptanceBounces();
        assertThat(journey.state()).isEqualTo("acceptance-to-be-delivered");
        assertThat(members.findByName("coia", applicant.name())).isEmpty();

        journey.complete(
                "userTask_deliverAcceptance",
                Map.of("deliveredOn", "2026-03-09", "deliveryMeans", "快递 courier", "deliveryEvidence", "SF0001"));
        assertThat(journey.end()).isEqualTo("end_admitted");
        assertThat(member(applicant).memberClass()).isEqualTo("ordinary");
    }

    /** A mail server may take a mail and return it later (RFC 5321, 6.1); the news must be taken, or it is told for ever. */
    @Test
    void anAcceptanceThatComesBackAfterTheEndIsPutOnRecord() {
        Applicant applicant = Applicant.of("coia", "ordinary");
        journey.apply(applicant).accept().acceptanceArrives();
        assertThat(journey.end()).isEqualTo("end_admitted");

        journey.acceptanceBounces();
        assertThat(journey.state()).isEqualTo("admitted");
        assertThat(member(applicant).memberClass()).isEqualTo("ordinary");
    }

    @Test
    @Article("COIA-25.1")
    void membershipBeginsOnTheDayTheAcceptanceArrived() {
        clock.set(Instant.parse("2026-12-30T02:00:00Z"));
        Applicant applicant = Applicant.of("coia", "ordinary");
        journey.apply(applicant).accept().acceptanceBounces();
        clock.set(Instant.parse("2027-01-05T02:00:00Z"));
        assertThatThrownBy(() -> deliver("2026-12-29")).hasRootCauseInstanceOf(RuleViolation.class);
        deliver("2026-12-31");

        assertThat(journey.end()).isEqualTo("end_admitted");
        assertThat(member(applicant).since()).isEqualTo("2026-12-31");
        assertThat(journey.mails()).doesNotContain("invoice");
        assertThat(ledger.ofCase(journey.caseNumber()))
                .filteredOn(delivery -> delivery.kind().equals("membership-acceptance"))
                .singleElement()
                .satisfies(delivery -> assertThat(delivery.reachedAt()).isNotNull());
    }

    private void deliver(String on) {
        journey.complete(
                "userTask_deliverAcceptance",
                Map.of("deliveredOn", on, "deliveryMeans", "快递 courier", "deliveryEvidence", "SF0002"));
    }

    @Test
    void anAcceptanceThatDoesNotArriveInTimeIsDeliveredOtherwise() {
        journey.apply(Applicant.of("coia", "ordinary")).accept().nextTimer();
        assertThat(journey.state()).isEqualTo("acceptance-to-be-delivered");
    }

    @Test
    @Article("COIA-25.1")
    void aFeeIsDueFromTheYear2027() {
        clock.set(Instant.parse("2027-01-11T02:00:00Z"));
        Applicant applicant = Applicant.of("coia", "ordinary")
                .with("billingTitle", "申请测试单位")
                .with("billingEmail", "billing@applicant.example");
        journey.apply(applicant).accept().acceptanceArrives();
        assertThat(journey.state()).isEqualTo("fee-due");
        assertThat(journey.mail("invoice")).contains("20,000 CNY", "COIA-25.1");
        assertThat(jdbc.sql("""
                        select d.name from notice n join notice_document nd on nd.notice = n.id
                          join document d on d.id = nd.document
                         where n.case_number = :case and n.kind = 'invoice'
                        """)
                        .param("case", journey.caseNumber())
                        .query(String.class)
                        .single())
                .endsWith(".pdf");
        assertThat(member(applicant).memberClass()).isEqualTo("ordinary");

        journey.nextTimer();
        assertThat(journey.mails()).contains("invoice-reminder");
        assertThatThrownBy(() -> pay("2027-12-20")).hasStackTraceContaining("到账日期不能晚于今天 the day has not come yet");
        pay("2027-01-20");
        assertThat(journey.end()).isEqualTo("end_admittedAndSettled");
        assertThat(journey.state()).isEqualTo("admitted");
    }

    private void pay(String on) {
        journey.complete(
                "userTask_recordPayment",
                Map.of("paymentDecision", "settled", "paidOn", on, "paymentReference", "BANK-1"));
    }

    private List<String> signed() {
        return jdbc.sql("select version from signed_document where case_number = :case and document = 'model-rules'")
                .param("case", journey.caseNumber())
                .query(String.class)
                .list();
    }
}
