package org.charterflow.membership.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.ProcessEngine;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Offices;
import org.charterflow.alliance.Representatives;
import org.charterflow.alliance.Seats;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.casefile.Needs;
import org.charterflow.document.Documents;
import org.charterflow.engine.ActingAlliance;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.DeliveryLedger;
import org.charterflow.mail.NoticeHandedOver;
import org.charterflow.membership.AdmissionDecision;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Walks every path of {@code membership-application.bpmn} on the real engine and database. */
@IntegrationTest
class MembershipApplicationTest {

    @Autowired
    ProcessEngine engine;

    @Autowired
    MembershipProcess process;

    @Autowired
    Offices offices;

    @Autowired
    CaseFiles cases;

    @Autowired
    Needs needs;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    MutableClock clock;

    @Autowired
    Members members;

    @Autowired
    Representatives representatives;

    @Autowired
    Seats seats;

    @Autowired
    Documents documents;

    @Autowired
    AdmissionDecision admission;

    @Autowired
    DeliveryLedger ledger;

    Journey journey;

    private Instant began;

    @BeforeEach
    void rememberTheTime() {
        began = clock.instant();
    }

    @AfterEach
    void returnToIt() {
        clock.set(began);
    }

    @BeforeEach
    void setOut() {
        journey = new Journey(engine, process, offices, cases, jdbc, events, transaction, clock);
    }

    private Member member(Applicant applicant) {
        return members.findByName(applicant.alliance, applicant.name()).stream()
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Article("OSCAR-10.5")
    @Article("OSCAR-12")
    void theBoardAdmitsByTwoThirdsOfAllEntitledVotes() {
        Applicant applicant = Applicant.of("oscar", "enterprise");
        journey.apply(applicant).accept().vote(6).acceptanceArrives();

        assertThat(journey.end()).isEqualTo("end_admitted");
        assertThat(journey.state()).isEqualTo("admitted");
        Member member = member(applicant);
        assertThat(member.memberClass()).isEqualTo("enterprise");
        assertThat(representatives.ofMember(member.id())).isPresent();
        assertThat(journey.mails())
                .contains(
                        "application-received",
                        "membership-acceptance",
                        "membership-certificate",
                        "account-invitation",
                        "member-admitted")
                .doesNotContain("invoice", "application-incomplete");
    }

    @Test
    @Article("OSCAR-12")
    void fiveOfNineDoNotAdmit() {
        Applicant applicant = Applicant.of("oscar", "enterprise");
        journey.apply(applicant).accept().vote(5);

        assertThat(journey.end()).isEqualTo("end_rejected");
        assertThat(journey.state()).isEqualTo("rejected");
        assertThat(journey.mail("application-rejected")).contains("OSCAR-12");
        assertThat(members.findByName("oscar", applicant.name())).isEmpty();
    }

    @Test
    @Article("COIA-21.5")
    @Article("COIA-25.1")
    void theSecretariatAdmitsAnOrdinaryMemberWithoutAVote() {
        Applicant applicant = Applicant.of("coia", "ordinary");
        journey.apply(applicant).accept().acceptanceArrives();

        assertThat(journey.end()).isEqualTo("end_admitted");
        assertThat(journey.mails()).doesNotContain("invoice");
        assertThat(member(applicant).memberClass()).isEqualTo("ordinary");
    }

    @Test
    @Article("COIA-4.4")
    void aCompanyIsNoPartner() {
        journey.apply(Applicant.of("coia", "partner"));

        assertThat(journey.end()).isEqualTo("end_notEligible");
        assertThat(journey.mail("application-refused")).contains("COIA-4.4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"copu", "changfeng"})
    void anAllianceWithoutACharterOfItsOwnAdmitsByTheModelRules(String alliance) {
        Applicant applicant = Applicant.of(alliance, alliance.equals("copu") ? "board" : "ordinary");
        journey.apply(applicant).accept().vote(3).acceptanceArrives();

        assertThat(journey.end()).isEqualTo("end_admitted");
        assertThat(journey.mail("membership-acceptance")).contains("MODEL-");
    }

    @Test
    void whatIsMissingIsNamedOneByOneAndAskedFor() {
        Applicant applicant =
                Applicant.of("oscar", "enterprise").without("postcode").with("uscc", "91350100M000100Y4Z");
        applicant.files.removeIf(file -> file.name().startsWith("logo"));
        journey.apply(applicant);

        assertThat(journey.state()).isEqualTo("to-be-completed");
        assertThat(journey.mail("application-incomplete"))
                .contains("请补充：邮编", "please give: Postcode", "请附：单位标识", "OSCAR-39");
        assertThat(needs.of("oscar", journey.caseNumber()).toString()).contains("please give: Postcode");
        assertThat(needs.inBrief("oscar", journey.caseNumber()).toString())
                .contains("to complete the application")
                .doesNotContain("Postcode", "邮编");

        journey.supplement(Map.of("postcode", "100080"));
        assertThat(journey.state()).isEqualTo("to-be-completed");
        assertThat(journey.mail("application-incomplete")).doesNotContain("please give: Postcode");

        journey.supplement(Map.of("uscc", Applicant.of("oscar", "user").answers.getOrDefault("uscc", "")), "logo");
        assertThat(journey.state()).isEqualTo("under-review");
    }

    @Test
    @Article("OSCAR-11")
    void whatBelongsToAnotherUnitIsNamedInTheCheck() {
        Applicant first = Applicant.of("coia", "ordinary");
        journey.apply(first).accept().acceptanceArrives();
        Applicant second = Applicant.of("coia", "ordinary")
                .with("representativeEmail", first.answers.getOrDefault("representativeEmail", ""));
        setOut();
        journey.apply(second);
        assertThat(journey.state()).isEqualTo("to-be-completed");
        assertThat(journey.mail("application-incomplete")).contains("nobody acts for two units");

        journey.supplement(Map.of("representativeEmail", second.address));
        assertThat(journey.state()).isEqualTo("under-review");
    }

    @Test
    void aMemberIsKnownByTheCodeThatItSuppliesLater() {
        Applicant member = Applicant.of("coia", "ordinary");
        journey.apply(member).accept().acceptanceArrives();
        String uscc = member.answers.getOrDefault("uscc", "");
        setOut();
        Applicant again =
                Applicant.of("coia", "director").file("contribution-statement").without("uscc");
        journey.apply(again).supplement(Map.of("uscc", uscc));

        assertThat(journey.state()).isEqualTo("under-review");
        assertThat(jdbc.sql("select current_class from application where case_number = :case")
                        .param("case", journey.caseNumber())
                        .query(String.class)
                        .single())
                .isEqualTo("ordinary");
    }

    @Test
    void anIncompleteApplicationIsRemindedOfAndLapses() {
        journey.apply(Applicant.of("oscar", "enterprise").without("postcode")).nextTimer();
        assertThat(journey.mails()).contains("application-reminder");
        journey.nextTimer();

        assertThat(journey.end()).isEqualTo("end_lapsedIncomplete");
        assertThat(journey.state()).isEqualTo("lapsed");
        assertThat(journey.mails()).contains("application-lapsed");
    }

    @Test
    void anUnprovenAddressIsChallengedAndAnsweredOnlyThen() {
        journey.apply(Applicant.of("oscar", "enterprise").unproven());
        assertThat(journey.mails()).containsExactly("application-challenge");
        assertThat(journey.state()).isEqualTo("address-to-be-confirmed");

        journey.confirmAddress();
        assertThat(journey.state()).isEqualTo("under-review");
    }

    @Test
    void anAddressThatIsNeverConfirmedLapsesWithoutAWord() {
        journey.apply(Applicant.of("oscar", "enterprise").unproven()).nextTimer();

        assertThat(journey.end()).isEqualTo("end_addressUnconfirmed");
        assertThat(journey.mails()).containsExactly("application-challenge");
    }

    @Test
    void aPersonTranscribesWhatWasNotUnderstood() {
        journey.apply(Applicant.of("oscar", "enterprise").without("postcode").notUnderstood("邮政编号码：100080"));
        var task = journey.task("userTask_transcribeApplication");
        String briefing = (String) engine.getTaskService().getVariable(task.getId(), "briefing");
        String draft = (String) engine.getTaskService().getVariable(task.getId(), "transcript");
        assertThat(briefing).contains("邮政编号码：100080");

        assertThatThrownBy(() ->
                        journey.complete("userTask_transcribeApplication", Map.of("transcript", draft + "\n幸运数字：8")))
                .hasRootCauseInstanceOf(RuleViolation.class);
        journey.complete("userTask_transcribeApplication", Map.of("transcript", draft.replace("邮编：", "邮编：100080")));

        assertThat(journey.state()).isEqualTo("under-review");
    }

    @Test
    @Article("OSCAR-23")
    @Article("OSCAR-10.4")
    void aFullMemberIsPromotedToTheBoardByTheSameProcess() {
        Applicant applicant = Applicant.of("oscar", "full");
        journey.apply(applicant).accept().vote(9).acceptanceArrives();
        String number = member(applicant).number();
        applicant.with("memberClass", "board");
        setOut();

        journey.apply(applicant).accept().vote(7).acceptanceArrives();

        Member promoted = member(applicant);
        assertThat(promoted.number()).isEqualTo(number);
        assertThat(promoted.memberClass()).isEqualTo("board");
        assertThat(seats.ofMember(promoted.id())).extracting("organ").containsExactly("board");
        assertThat(journey.mails()).doesNotContain("account-invitation");
        members.end(promoted.id(), promoted.since(), "test");
    }

    @Test
    @Article("COIA-7.5")
    @Article("COIA-11.1")
    void aDirectorIsAdmittedWhileASeatIsFreeAndTheNextOneIsRefused() {
        Applicant first = Applicant.of("coia", "director").file("contribution-statement");
        journey.apply(first).accept();
        List<Journey> promised = new ArrayList<>();
        Journey next = anotherDirector();
        while (next.state().equals("before-board")) {
            promised.add(next);
            next = anotherDirector();
        }

        assertThat(next.end()).isEqualTo("end_noSeat");
        assertThat(next.mail("application-refused")).contains("COIA-11.1");
        promised.forEach(Journey::withdraw);
        journey.vote(11).acceptanceArrives();
        assertThat(journey.end()).isEqualTo("end_admitted");
        Member director = member(first);
        assertThat(seats.ofMember(director.id())).extracting("organ").containsExactly("board");
        setOut();
        journey.apply(first.with("memberClass", "ordinary")).accept().acceptanceArrives();
        assertThat(member(first).memberClass()).isEqualTo("ordinary");
        assertThat(seats.ofMember(director.id())).isEmpty();
        members.end(director.id(), director.since(), "test");
    }

    @Test
    @Article("COIA-11.1")
    void aDirectorWithoutASeatYetHasOnePromised() {
        Applicant seated = Applicant.of("coia", "director").file("contribution-statement");
        journey.apply(seated).accept().vote(11).acceptanceArrives();
        Member director = member(seated);
        seats.ofMember(director.id()).forEach(seat -> seats.release(seat.id(), director.since()));
        List<Journey> promised = new ArrayList<>();
        Journey next = anotherDirector();
        while (next.state().equals("before-board")) {
            promised.add(next);
            next = anotherDirector();
        }
        String refusal = next.mail("application-refused");
        promised.forEach(Journey::withdraw);
        members.end(director.id(), director.since(), "test");

        assertThat(refusal).contains("另有 " + (promised.size() + 1) + " 个已许诺");
    }

    private Journey anotherDirector() {
        return new Journey(engine, process, offices, cases, jdbc, events, transaction, clock)
                .apply(Applicant.of("coia", "director").file("contribution-statement"))
                .accept();
    }

    @Test
    void aReturnedApplicationGoesBackToTheApplicantWithTheReason() {
        journey.apply(Applicant.of("oscar", "enterprise"))
                .complete(
                        "userTask_reviewDossier",
                        Map.of("reviewDecision", "return", "reviewNote", "营业执照扫描不清 the licence is not legible"));
        assertThat(journey.state()).isEqualTo("to-be-completed");
        assertThat(journey.mail("application-incomplete")).contains("the licence is not legible");

        journey.supplement(Map.of(), "business-licence");
        assertThat(journey.state()).isEqualTo("under-review");
    }

    @Test
    void aRefusalInTheReviewNamesReasonAndArticle() {
        assertThatThrownBy(() -> journey.apply(Applicant.of("oscar", "enterprise"))
                        .complete("userTask_reviewDossier", Map.of("reviewDecision", "refuse", "reviewNote", "理由")))
                .hasRootCauseInstanceOf(RuleViolation.class);
        journey.complete(
                "userTask_reviewDossier",
                Map.of(
                        "reviewDecision",
                        "refuse",
                        "reviewNote",
                        "与证照不符 not as licensed",
                        "refusalArticle",
                        "OSCAR-21"));

        assertThat(journey.end()).isEqualTo("end_refusedInReview");
        assertThat(journey.mail("application-refused")).contains("not as licensed", "OSCAR-21");
    }

    @Test
    @Article("OSCAR-6")
    void nothingIsAcceptedWithASealThatNobodyHasSeen() {
        journey.apply(Applicant.of("oscar", "enterprise"));

        assertThatThrownBy(() -> journey.complete(
                        "userTask_reviewDossier",
                        Map.of("reviewDecision", "accept", "sealStatus", "to-be-checked", "licenceMatches", true)))
                .hasRootCauseInstanceOf(RuleViolation.class);
        assertThat(journey.state()).isEqualTo("under-review");
    }

    @Test
    void theSecretariatCorrectsTheClass() {
        Applicant applicant = Applicant.of("oscar", "user");
        journey.apply(applicant)
                .complete("userTask_reviewDossier", Map.of("reviewDecision", "correct-class", "correctedClass", "企业会员"))
                .accept()
                .vote(9)
                .acceptanceArrives();

        assertThat(member(applicant).memberClass()).isEqualTo("enterprise");
    }

    @Test
    @Article("COIA-7.5")
    void theClassItIsCorrectedToDemandsItsOwnPapers() {
        journey.apply(Applicant.of("coia", "ordinary"))
                .complete(
                        "userTask_reviewDossier",
                        Map.of("reviewDecision", "correct-class", "correctedClass", "director"));
        assertThat(journey.state()).isEqualTo("to-be-completed");

        journey.supplement(Map.of(), "contribution-statement");
        assertThat(journey.state()).isEqualTo("under-review");
    }

    @Test
    @Article("OSCAR-25")
    void betweenTwoFittingClassesTheBoardDecides() {
        Applicant applicant = Applicant.of("oscar", "enterprise")
                .with("userOrganisation", "yes")
                .with("vendor", "yes");
        journey.apply(applicant);
        assertThatThrownBy(() -> journey.accept()).hasRootCauseInstanceOf(RuleViolation.class);

        journey.complete("userTask_reviewDossier", Map.of("reviewDecision", "board-class", "correctedClass", "user"))
                .vote(4);
        assertThat(journey.state()).isEqualTo("under-review");
        journey.complete("userTask_reviewDossier", Map.of("reviewDecision", "board-class", "correctedClass", "user"))
                .vote(6)
                .accept()
                .vote(6)
                .acceptanceArrives();

        assertThat(member(applicant).memberClass()).isEqualTo("user");
    }

    @Test
    @Article("OSCAR-39")
    void aVersionThatChangedMeanwhileIsSignedAgain() {
        Applicant applicant = Applicant.of("hubei", "ordinary");
        journey.apply(applicant).accept();
        newRules("hubei", "2");
        journey.vote(3);
        assertThat(journey.state()).isEqualTo("to-be-signed");
        assertThat(journey.mail("signature-requested")).contains("Rules");

        journey.supplement(Map.of(), "logo");
        assertThat(journey.state()).isEqualTo("to-be-signed");
        newRules("hubei", "3");
        journey.supplement(Map.of("signedOn", "2026-03-09"), "application-form");
        assertThat(journey.state()).isEqualTo("signature-to-be-checked");
        journey.complete("userTask_checkSignature", Map.of("signatureDecision", "again"));
        assertThat(journey.state()).isEqualTo("to-be-signed");
        journey.supplement(Map.of(), "application-form")
                .complete("userTask_checkSignature", Map.of("signatureDecision", "accept", "sealStatus", "checked"));
        assertThat(signed()).contains("2", "3");
        journey.acceptanceArrives();
        assertThat(journey.end()).isEqualTo("end_admitted");

        setOut();
        journey.apply(Applicant.of("hubei", "ordinary")).accept();
        newRules("hubei", "4");
        journey.vote(3);
        newRules("hubei", "5");
        journey.supplement(Map.of(), "application-form")
                .complete("userTask_checkSignature", Map.of("signatureDecision", "accept", "sealStatus", "checked"));
        assertThat(signed()).contains("4").doesNotContain("5");
        assertThat(journey.state()).isEqualTo("to-be-signed");

        setOut();
        journey.apply(Applicant.of("hubei", "ordinary")).accept().vote(3).nextTimer();
        assertThat(journey.mails()).contains("signature-requested");
        journey.nextTimer();
        assertThat(journey.end()).isEqualTo("end_lapsedUnsigned");
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
        assertThat(member(applicant).memberClass()).isEqualTo("ordinary");

        journey.nextTimer();
        assertThat(journey.mails()).contains("invoice-reminder");
        journey.complete(
                "userTask_recordPayment",
                Map.of("paymentDecision", "settled", "paidOn", "2027-01-20", "paymentReference", "BANK-1"));
        assertThat(journey.end()).isEqualTo("end_admittedAndSettled");
        assertThat(journey.state()).isEqualTo("admitted");
    }

    @Test
    void theApplicantWithdrawsWhileTheDossierIsIncomplete() {
        journey.apply(Applicant.of("oscar", "enterprise").without("postcode")).withdraw();
        assertWithdrawn();
    }

    @Test
    void theApplicantWithdrawsDuringTheReview() {
        journey.apply(Applicant.of("oscar", "enterprise")).withdraw();
        assertWithdrawn();
    }

    @Test
    void theApplicantWithdrawsDuringTheBallot() {
        journey.apply(Applicant.of("oscar", "enterprise")).accept().withdraw();
        assertWithdrawn();
        assertThat(jdbc.sql("select state from ballot where case_number = :case")
                        .param("case", journey.caseNumber())
                        .query(String.class)
                        .single())
                .isEqualToIgnoringCase("withdrawn");
    }

    @Test
    void theApplicantWithdrawsBeforeTheAcceptanceArrives() {
        journey.apply(Applicant.of("coia", "ordinary")).accept().withdraw();
        assertWithdrawn();
    }

    @Test
    @Article("COIA-5.1")
    void aMemberDoesNotWithdrawAnApplication() {
        journey.apply(Applicant.of("coia", "ordinary")).accept().acceptanceArrives();

        assertThatThrownBy(() -> journey.withdraw()).isInstanceOf(RuleViolation.class);
    }

    private void assertWithdrawn() {
        assertThat(journey.end()).isEqualTo("end_withdrawn");
        assertThat(journey.state()).isEqualTo("withdrawn");
        assertThat(journey.mails()).contains("application-withdrawn");
    }

    @Test
    void aSecondApplicationOfTheSameOrganisationJoinsTheFirst() {
        Applicant applicant = Applicant.of("oscar", "enterprise");
        journey.apply(applicant);
        String name = applicant.name();
        Applicant again = Applicant.of("oscar", "user").with("legalNameZh", name.replace("单位", " 单位"));

        again.with("uscc", applicant.answers.getOrDefault("uscc", ""));
        var received = process.start(again.application());
        assertThat(received.caseNumber()).isEqualTo(journey.caseNumber());
        assertThat(received.linked()).isTrue();
        assertThat(journey.run().state()).isEqualTo("under-review");
        assertThat(acknowledged(again)).isEqualTo(1);
        assertThat(documents.ofCase(journey.caseNumber()))
                .filteredOn(document -> document.name().equals("logo.pdf"))
                .hasSize(2);
    }

    @Test
    void aStrangersApplicationDoesNotCompleteTheOpenOne() {
        Applicant applicant = Applicant.of("oscar", "enterprise").without("postcode");
        journey.apply(applicant);
        process.start(Applicant.of("oscar", "user")
                .with("legalNameZh", applicant.name())
                .application());
        int asked = journey.run().mails().size();

        assertThat(journey.state()).isEqualTo("to-be-completed");
        assertThat(journey.mails())
                .hasSize(asked)
                .filteredOn("application-incomplete"::equals)
                .hasSize(1);
        process.start(applicant.with("postcode", "100080").application());
        assertThat(journey.run().state()).isEqualTo("under-review");
    }

    @Test
    void whoNeverProvedAnAddressBlocksNobody() {
        Applicant applicant = Applicant.of("oscar", "enterprise");
        Applicant stranger = Applicant.of("oscar", "user").unproven().with("legalNameZh", applicant.name());
        journey.apply(stranger);
        Journey second = another().apply(stranger);
        assertThat(second.caseNumber()).isNotEqualTo(journey.caseNumber());

        Journey real = another().apply(applicant);
        assertThat(real.state()).isEqualTo("under-review");
        assertThat(List.of(journey.state(), second.state())).containsOnly("superseded");
        assertThat(jdbc.sql("select count(*) from journal where case_number = :case and action = :action")
                        .param("case", journey.caseNumber())
                        .param("action", "application-superseded")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(engine.getRuntimeService()
                        .createProcessInstanceQuery()
                        .processInstanceId(journey.instance())
                        .count())
                .isZero();

        Journey late = another().apply(stranger);
        assertThat(late.state()).isEqualTo("address-to-be-confirmed");
        late.confirmAddress();
        assertThat(late.state()).isEqualTo("superseded");
        assertThat(real.state()).isEqualTo("under-review");
        assertThat(acknowledged(stranger)).isEqualTo(1);
    }

    /** How often a sender was told that another application came, in mails that name no case. */
    private int acknowledged(Applicant sender) {
        return jdbc.sql("""
                        select count(*) from notice n join delivery d on d.notice = n.id
                         where n.kind = 'application-joined' and n.case_number is null and d.address = :address
                        """)
                .param("address", sender.address)
                .query(Integer.class)
                .single();
    }

    @Test
    @Article("OSCAR-39")
    void theDocumentsSignedAnewMayComeAsASecondApplication() {
        Applicant applicant = Applicant.of("ciosa", "ordinary");
        journey.apply(applicant).accept();
        newRules("ciosa", "2");
        journey.vote(3);
        assertThat(journey.state()).isEqualTo("to-be-signed");

        process.start(applicant.application());
        assertThat(journey.run().state()).isEqualTo("signature-to-be-checked");
        journey.task("userTask_checkSignature");
    }

    private List<String> signed() {
        return jdbc.sql("select version from signed_document where case_number = :case and document = 'model-rules'")
                .param("case", journey.caseNumber())
                .query(String.class)
                .list();
    }

    private void newRules(String alliance, String version) {
        jdbc.sql("""
                        insert into governing_document
                               (id, alliance, name, version, title_zh, title_en, sha256, effective_from, text)
                        values (gen_random_uuid(), :alliance, 'model-rules', :version, '规则', 'Rules', repeat('a', 64), :at, '')
                        """)
                .param("alliance", alliance)
                .param("version", version)
                .param(
                        "at",
                        clock.instant().plusSeconds(Long.parseLong(version)).atOffset(ZoneOffset.UTC))
                .update();
    }

    private Journey another() {
        return new Journey(engine, process, offices, cases, jdbc, events, transaction, clock);
    }

    @Test
    @Article("OSCAR-10.5")
    void theSecretariatDecidesNothingThatIsTheBoards() {
        journey.apply(Applicant.of("oscar", "enterprise"));

        assertThatThrownBy(() -> admission.decideBySecretariat(journey.caseNumber()))
                .isInstanceOf(RuleViolation.class);
        assertThat(journey.state()).isEqualTo("under-review");
    }

    @Test
    void anInstanceActsOnNoCaseOfAnotherAlliance() {
        journey.apply(Applicant.of("oscar", "enterprise").without("postcode"));
        ActingAlliance.act(
                "coia",
                () -> engine.getRuntimeService()
                        .createMessageCorrelation("charterflow.applicationReceived")
                        .withoutTenantId()
                        .processInstanceBusinessKey(journey.caseNumber())
                        .setVariable("senderProven", true)
                        .setVariable("understood", true)
                        .correlateStartMessage());
        List<String> mails = journey.mails();

        assertThatThrownBy(() -> journey.run()).isInstanceOf(RuleViolation.class);
        assertThat(journey.mails()).isEqualTo(mails);
    }

    @Test
    void aTechnicalFailureIsRetriedAndThenAnIncident() {
        Applicant applicant = Applicant.of("coia", "ordinary");
        journey.apply(applicant).accept();
        jdbc.sql("update application set fields = fields - 'representativeEmail' where case_number = :case")
                .param("case", journey.caseNumber())
                .update();
        transaction.executeWithoutResult(status -> events.publishEvent(new NoticeHandedOver(
                UUID.randomUUID(),
                "coia",
                journey.caseNumber(),
                "membership-acceptance",
                "applicant",
                clock.instant())));
        var jobs = engine.getManagementService();
        String job = jobs.createJobQuery()
                .processInstanceId(journey.instance())
                .messages()
                .singleResult()
                .getId();
        for (int attempt = 0; attempt < 4; attempt++) {
            assertThatThrownBy(() -> jobs.executeJob(job)).isInstanceOf(RuntimeException.class);
        }

        assertThat(engine.getRuntimeService()
                        .createIncidentQuery()
                        .processInstanceId(journey.instance())
                        .count())
                .isEqualTo(1);
        assertThat(members.findByName("coia", applicant.name())).isEmpty();
    }
}
