package org.charterflow.amendment.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Members;
import org.charterflow.amendment.Amendment.Unreached;
import org.charterflow.amendment.AmendmentState;
import org.charterflow.amendment.Amendments;
import org.charterflow.amendment.Drafting;
import org.charterflow.amendment.NoticePeriod;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.Fraction;
import org.charterflow.charter.DecisionTables;
import org.charterflow.charter.GoverningDocument;
import org.charterflow.charter.GoverningDocuments;
import org.charterflow.charter.TableVersion;
import org.charterflow.charter.TableVersions;
import org.charterflow.document.Documents;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.Means;
import org.charterflow.mail.Settlements;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Walks every path of {@code charter-amendment.bpmn} on the real engine and database. */
@IntegrationTest
class AmendmentProcessTest {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");

    @Autowired
    Amending amending;

    @Autowired
    AmendmentProcess process;

    @Autowired
    Amendments amendments;

    @Autowired
    Drafting drafting;

    @Autowired
    NoticePeriod noticePeriod;

    @Autowired
    Ballots ballots;

    @Autowired
    DecisionTables tables;

    @Autowired
    TableVersions versions;

    @Autowired
    GoverningDocuments documents;

    @Autowired
    Documents papers;

    @Autowired
    Settlements settlements;

    @Autowired
    Members members;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MutableClock clock;

    private Instant began;

    @BeforeEach
    void begin() {
        began = clock.instant();
    }

    @AfterEach
    void giveBack() {
        amending.abandon();
        clock.set(began);
    }

    /** In the year that follows the present one, or so many years later; other tests may have moved the clock. */
    private Instant at(int years, String monthDayTime) {
        int year = began.atZone(ZoneOffset.UTC).getYear() + 1 + years;
        return Instant.parse(year + "-" + monthDayTime);
    }

    private Amending adoptedAtOscar() {
        return amending.begin("oscar", null).otherArticle().handIn().vote("for");
    }

    @Test
    @Article("OSCAR-40")
    @Article("OSCAR-39")
    @Article("OSCAR-10.7")
    void inForceThirtyClearDaysAfterTheLastHandOver() {
        adoptedAtOscar();
        assertThat(amending.now().state()).isEqualTo(AmendmentState.ADOPTED);
        assertThat(amending.addressees())
                .containsAll(members.of("oscar").stream().map(m -> m.number()).toList())
                .containsAll(
                        members.advisers("oscar").stream().map(m -> m.number()).toList())
                .contains("supervision@ccsa.example");
        assertThat(papers.find(Objects.requireNonNull(amending.now().report()))
                        .orElseThrow()
                        .mediaType())
                .isEqualTo("application/pdf");
        String last = members.of("oscar").get(0).number();

        amending.handOver(clock.instant().plus(Duration.ofHours(2)), last);
        assertThat(amending.now().reachedAll()).isFalse();
        Instant late = at(0, "12-05T15:59:59Z");
        amending.handOver(late);

        Instant day = at(1, "01-04T16:00:00Z");
        assertThat(amending.now().reachedAll()).isTrue();
        assertThat(amending.now().effectiveAt()).isEqualTo(day);
        assertThat(amending.timer("timer_effectiveDay")).isEqualTo(day);
        TableVersion before = versions.inForce("oscar", "seats");

        clock.set(amending.timer("timer_reminderDue"));
        amending.run();
        assertThat(amending.mails()).contains("amendment-reminder");
        for (Duration early : List.of(Duration.ofDays(2), Duration.ofDays(1), Duration.ofSeconds(1))) {
            clock.set(day.minus(early));
            amending.run();
            assertThat(versions.inForce("oscar", "seats")).isEqualTo(before);
        }
        clock.set(day);
        amending.run();

        TableVersion now = versions.inForce("oscar", "seats");
        assertThat(now.resolution()).isEqualTo(amending.now().resolution());
        assertThat(now.inForceFrom()).isEqualTo(day);
        assertThat(amending.now().state()).isEqualTo(AmendmentState.IN_FORCE);
        assertThat(amending.mails()).contains("amendment-in-force");
        assertThat(amending.instances()).isEmpty();
    }

    @Test
    @Article("OSCAR-40")
    void theDayFollowsTheLastHandOverOverHolidaysAndTheYearsEnd() {
        adoptedAtOscar();
        String last = members.of("oscar").get(0).number();
        amending.handOver(clock.instant().plus(Duration.ofHours(2)), last).bounce(last);
        assertThat(amending.now().reachedAll()).isFalse();

        for (List<Instant> days : List.of(
                List.of(at(0, "08-31T02:00:00Z"), at(0, "09-30T16:00:00Z")),
                List.of(at(0, "09-15T15:59:59Z"), at(0, "10-15T16:00:00Z")),
                List.of(at(0, "09-15T16:00:00Z"), at(0, "10-16T16:00:00Z")),
                List.of(at(0, "12-10T08:00:00Z"), at(1, "01-09T16:00:00Z")))) {
            Instant at = days.get(0);
            clock.set(at);
            jdbc.sql(
                            "update delivery set state = 'PENDING', reached_at = null where notice = :n and addressee_key = :k")
                    .param("n", amending.notice())
                    .param("k", last)
                    .update();
            amending.handOver(at);
            assertThat(amending.now().effectiveAt()).isEqualTo(days.get(1));
            assertThat(amending.timer("timer_effectiveDay")).isEqualTo(days.get(1));
        }
    }

    @Test
    @Article("OSCAR-40")
    void aClockMovedBackUndoesNothingAndNothingHappensTwice() {
        amending.begin("ualliance", null)
                .table("membership-fee", "<text>0</text>", "<text>900</text>")
                .handIn()
                .vote("for")
                .handOver(clock.instant().plusSeconds(60));
        Instant day = Objects.requireNonNull(amending.now().effectiveAt());
        TableVersion before = versions.inForce("ualliance", "membership-fee");
        clock.set(day.minus(Duration.ofDays(20)));
        amending.run();
        clock.set(day.minus(Duration.ofDays(29)));
        amending.run();
        assertThat(amending.timer("timer_effectiveDay"))
                .as("moved back before the day")
                .isEqualTo(day);

        clock.set(day);
        amending.run();
        TableVersion after = versions.inForce("ualliance", "membership-fee");
        assertThat(after.version()).isEqualTo(before.version() + 1);
        List<String> mails = amending.mails();

        for (Duration back : List.of(Duration.ofSeconds(1), Duration.ofDays(40))) {
            clock.set(day.minus(back));
            amending.run();
            assertThat(noticePeriod.takeEffect(amending.caseNumber())).isFalse();
            assertThat(versions.inForce("ualliance", "membership-fee")).isEqualTo(after);
            assertThat(amending.now().state()).isEqualTo(AmendmentState.IN_FORCE);
        }
        clock.set(day.plus(Duration.ofDays(1)));
        amending.run();
        assertThat(noticePeriod.takeEffect(amending.caseNumber())).isFalse();
        assertThat(versions.inForce("ualliance", "membership-fee"))
                .as("not twice")
                .isEqualTo(after);
        assertThat(amending.mails()).isEqualTo(mails);
        assertThat(jdbc.sql("select count(*) from journal where case_number = :case and action = 'amendment-in-force'")
                        .param("case", amending.caseNumber())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    @Article("OSCAR-40")
    @Article("OSCAR-37")
    void whomNothingReachesIsPutToTheBoard() {
        adoptedAtOscar();
        String first = members.of("oscar").get(0).number();
        String second = members.of("oscar").get(1).number();
        amending.handOver(clock.instant().plus(Duration.ofHours(2)), first, second)
                .bounce(first)
                .bounce(second);

        settlements.writeOff(amending.notice(), amending.delivery(first), "查无此址", "oscar.secretary1");
        assertThat(amendments.unreached(amending.caseNumber()))
                .singleElement()
                .satisfies(member -> assertThat(member.key()).isEqualTo(first));
        amending.run().vote("for");
        Unreached decided = amendments.unreached(amending.caseNumber()).get(0);
        assertThat(decided.accepted()).isTrue();
        assertThat(amending.now().reachedAll()).as("the other one").isFalse();

        settlements.writeOff(amending.notice(), amending.delivery(second), "拒收", "oscar.secretary1");
        amending.run().vote("against");
        assertThat(amending.now().reachedAll()).isFalse();
        Instant fired = amending.timer("timer_effectiveDay");
        clock.set(fired);
        amending.run();
        assertThat(amending.now().state()).as("not lawful yet").isEqualTo(AmendmentState.ADOPTED);
        assertThat(amending.timer("timer_effectiveDay")).isAfter(fired);

        LocalDate today = LocalDate.ofInstant(clock.instant(), BEIJING);
        settlements.reachedOtherwise(
                amending.notice(),
                amending.delivery(second),
                new Settlements.Reached(today, Means.COURIER, "SF1234", null),
                "oscar.secretary1");
        amending.handOver(clock.instant());
        assertThat(amending.now().reachedAll()).isTrue();
        assertThat(amending.now().effectiveAt())
                .isEqualTo(today.plusDays(31).atStartOfDay(BEIJING).toInstant());
    }

    @Test
    @Article("OSCAR-10.7")
    @Article("OSCAR-38")
    void theOrganMayTakeItBackBeforeItIsInForce() {
        amending.begin("oscar", null)
                .text("charter", "## OSCAR-40 修改 Amendments", "修订测试。")
                .handIn()
                .vote("for");
        List<GoverningDocument> announced = documents.versions("oscar").stream()
                .filter(GoverningDocument::announced)
                .toList();
        assertThat(announced)
                .singleElement()
                .satisfies(version -> assertThat(version.resolution())
                        .isEqualTo(amending.now().resolution()));
        assertThat(amendments
                        .difference(amending.caseNumber())
                        .documents()
                        .get(0)
                        .articles())
                .containsExactly("OSCAR-40");

        process.moveWithdrawal(Amending.secretary("oscar"), "oscar", amending.caseNumber());
        assertThatThrownBy(() -> process.moveWithdrawal(Amending.secretary("oscar"), "oscar", amending.caseNumber()))
                .isInstanceOf(RuleViolation.class);
        amending.run().vote("against");
        assertThat(amending.now().state()).isEqualTo(AmendmentState.ADOPTED);

        process.moveWithdrawal(Amending.secretary("oscar"), "oscar", amending.caseNumber());
        amending.run().vote("for");
        assertThat(amending.now().state()).isEqualTo(AmendmentState.WITHDRAWN);
        assertThat(amending.mails()).contains("amendment-withdrawn");
        assertThat(documents.versions("oscar")).noneMatch(GoverningDocument::announced);
        assertThat(amending.instances()).isEmpty();
    }

    @Test
    @Article("OSCAR-10.7")
    void notAdoptedGivenUpAndNotInOrder() {
        amending.begin("oscar", null).otherArticle().handIn().vote("against");
        assertThat(amending.now().state()).isEqualTo(AmendmentState.REJECTED);

        amending.begin("oscar", null);
        process.drop(Amending.secretary("oscar"), "oscar", amending.caseNumber());
        amending.run();
        assertThat(amending.now().state()).isEqualTo(AmendmentState.WITHDRAWN);

        amending.begin("oscar", null);
        assertThatThrownBy(amending::submit)
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("the amendment changes nothing");
        amending.table("seats", "\"OSCAR-11\"", "\"OSCAR-99\"");
        assertThatThrownBy(amending::submit)
                .hasMessageContaining("seats, row 1, Article: there is no article 'OSCAR-99'");
        assertThatThrownBy(() -> amending.table("seats", "<decisionTable id", "<import/><decisionTable id"))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("the element 'import' is not allowed in 'decision'");
        assertThat(amending.now().state()).isEqualTo(AmendmentState.DRAFT);
    }

    @Test
    @Article("OSCAR-40")
    void aDayEarlierThanLawfulIsRefusedWithTheFirstLawfulOne() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BEIJING);
        amending.begin("oscar", today.plusDays(30)).otherArticle();

        assertThatThrownBy(amending::submit)
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("the first lawful day is " + today.plusDays(31));
        drafting.ask(Amending.secretary("oscar"), "oscar", amending.caseNumber(), today.plusDays(31));
        amending.submit();
    }

    @Test
    @Article("OSCAR-10.7")
    void theLaterOfTwoAmendmentsWaitsAndIsRebased() {
        String first = amending.begin("oscar", null)
                .text("charter", "## OSCAR-40 修改 Amendments", "甲案。")
                .caseNumber();
        String second = amending.begin("oscar", null)
                .text("charter", "## OSCAR-40 修改 Amendments", "乙案。")
                .caseNumber();
        amending.submit().goOnWith(first).submit().run();
        amending.goOnWith(second).run();
        assertThat(amending.now().state()).as("sent back by the check").isEqualTo(AmendmentState.DRAFT);
        assertThatThrownBy(amending::submit)
                .hasMessageContaining(first + " is before the organ and amends OSCAR-40 too");

        amending.goOnWith(first).vote("for");
        amending.goOnWith(second);
        assertThat(amending.mails()).contains("amendment-rebase");
        assertThatThrownBy(amending::submit).hasMessageContaining("rebase the draft on it");
        amending.text("charter", "## OSCAR-40 修改 Amendments", "丙案。").submit();

        process.moveWithdrawal(Amending.secretary("oscar"), "oscar", first);
        amending.goOnWith(first).run().vote("for");
        assertThat(amending.now().state()).isEqualTo(AmendmentState.WITHDRAWN);
        amending.goOnWith(second).run();
        assertThat(amending.now().state()).as("what it rests on is gone").isEqualTo(AmendmentState.DRAFT);
    }

    @Test
    @Article("COIA-26.1")
    @Article("COIA-7.1")
    void atCoiaOnTheDayThatTheResolutionNames() {
        LocalDate today = LocalDate.ofInstant(clock.instant(), BEIJING);
        amending.begin("coia", null).table("seats", "<text>4</text>", "<text>5</text>");
        assertThatThrownBy(amending::submit).hasMessageContaining("the day that the resolution names is missing");
        drafting.ask(Amending.secretary("coia"), "coia", amending.caseNumber(), today.plusDays(3));

        amending.handIn().vote("for");
        Instant day = today.plusDays(3).atStartOfDay(BEIJING).toInstant();
        assertThat(amending.timer("timer_effectiveDay")).isEqualTo(day);
        clock.set(day.minusSeconds(1));
        amending.run();
        assertThat(amending.now().state()).isEqualTo(AmendmentState.ADOPTED);
        clock.set(day);
        amending.run();
        assertThat(amending.now().state()).isEqualTo(AmendmentState.IN_FORCE);
        assertThat(versions.inForce("coia", "seats").inForceFrom()).isEqualTo(day);
    }

    @Test
    @Article("MODEL-5")
    void anAmendedVotingRuleIsVotedByTheOldOneAndServesWhatBeginsThen() {
        amending.begin("ualliance", null)
                .table("voting-rule", "Inclusive\"><text>true</text>", "Inclusive\"><text>false</text>")
                .text("model-rules", "## MODEL-1 理事会表决 Voting in the board", "超过三分之二。")
                .handIn();
        assertThat(ballots.ofCase(amending.caseNumber()).get(0).ruleInForce().inclusive())
                .isTrue();
        amending.vote("for").handOver(clock.instant().plusSeconds(60));
        Instant day = Objects.requireNonNull(amending.now().effectiveAt());

        clock.set(day.minusSeconds(1));
        TableVersion before = versions.inForce("ualliance", "voting-rule");
        clock.set(day.plus(Duration.ofDays(2)));
        amending.run();

        TableVersion now = versions.inForce("ualliance", "voting-rule");
        assertThat(now.inForceFrom()).as("no node was up on the day").isEqualTo(day);
        assertThat(now.version()).isEqualTo(before.version() + 1);
        assertThat(inclusive(tables.asOf(day.minusSeconds(1)))).isTrue();
        assertThat(inclusive(tables.asOf(day))).isFalse();
        assertThat(documents.inForce("ualliance", day))
                .anyMatch(version -> version.name().equals("model-rules")
                        && version.version().equals("2"));
        assertThat(documents.inForce("ualliance", day.minusSeconds(1)))
                .anyMatch(version -> version.name().equals("model-rules")
                        && version.version().equals("1"));
        assertThat(new Fraction(2, 3))
                .isEqualTo(ballots.ofCase(amending.caseNumber())
                        .get(0)
                        .ruleInForce()
                        .threshold());
    }

    private boolean inclusive(DecisionTables asOf) {
        return asOf.evaluate("ualliance", "voting-rule", Map.of("organ", "board", "matter", "admission"))
                .flag("thresholdInclusive");
    }

    @Test
    @Article("OSCAR-10.7")
    void onlyTheBoardAndTheSecretariatMayDraft() {
        Viewer member = new Viewer("oscar.nobody", Set.of("oscar-participant"));
        Viewer stranger = new Viewer("coia.secretary1", Set.of("coia-secretariat", "coia-participant"));
        Viewer board = new Viewer("oscar.b1", Set.of("oscar-board", "oscar-participant"));
        Bilingual title = Bilingual.of("测试", "Test");

        assertThatThrownBy(() -> process.begin(member, "oscar", title, "理由", null))
                .isInstanceOf(RuleViolation.class)
                .hasMessageContaining("amendments are drafted by those who belong to the")
                .satisfies(refused ->
                        assertThat(((RuleViolation) refused).article()).isEqualTo("OSCAR-12 as read in R-MODEL-9"));
        assertThatThrownBy(() -> process.begin(stranger, "oscar", title, "理由", null))
                .isInstanceOf(RuleViolation.class);
        String caseNumber = process.begin(board, "oscar", title, "理由", null);
        assertThatThrownBy(() -> drafting.draft(member, "oscar", caseNumber)).isInstanceOf(RuleViolation.class);
        assertThatThrownBy(() -> drafting.draft(stranger, "coia", caseNumber)).isInstanceOf(RuleViolation.class);
        assertThat(drafting.draft(board, "oscar", caseNumber).draftedBy()).isEqualTo("oscar.b1");
        amending.begin("oscar", null);
    }
}
