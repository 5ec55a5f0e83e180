package org.charterflow.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.Needs;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.NoticeSummary.Otherwise;
import org.charterflow.mail.Settlements.Reached;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A notice that came back is settled by a person, in one of three ways, and the ledger says which. */
@IntegrationTest
class SettlementsTest {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final BounceReport NO_SUCH_USER = new BounceReport(true, "550 5.1.1 no such user");
    private static final String SECRETARY = "oscar.secretary1";

    @Autowired
    OutboxTests tests;

    @Autowired
    DeliveryLedger ledger;

    @Autowired
    Settlements settlements;

    @Autowired
    NoticeSummaries summaries;

    @Autowired
    NoticeWorker worker;

    @Autowired
    NewsListener news;

    @Autowired
    Needs needs;

    @Autowired
    Journal journal;

    @Autowired
    Seal seal;

    @Autowired
    MutableClock clock;

    @Autowired
    JdbcClient jdbc;

    private final String domain = OutboxTests.domain();
    private String caseNumber = "";
    private UUID notice = new UUID(0, 0);
    private Delivery li;

    @BeforeEach
    void aNoticeComesBack() {
        worker.drain();
        caseNumber = tests.openCase();
        notice = tests.send(caseNumber, null, "li@" + domain, "wang@" + domain);
        worker.drain();
        li = ledger.of(notice).get(0);
        ledger.bounced(returnPath(1), NO_SUCH_USER);
        worker.drain();
        li = ledger.of(notice).get(0);
    }

    @Test
    void theSecretariatHasToSeeToWhatCameBackAndNobodyElseIsToldWhom() {
        assertThat(li.undelivered()).isTrue();
        assertThat(undelivered()).containsExactly(li.id());
        assertThat(needs.of("oscar", caseNumber))
                .singleElement()
                .satisfies(need -> assertThat(need.what().zh()).contains("李 Li"));
        assertThat(needs.inBrief("oscar", caseNumber)).isEmpty();
        assertThat(summary().settled()).isFalse();
        assertThat(summary().bounced()).isEqualTo(1);
        assertThat(words()).contains("1 of 2 handed over, the last on", "1 bounced");
    }

    @Test
    void aSoftBounceGivesNobodyAnythingToDo() {
        UUID other = tests.send(caseNumber, null, "zhou@" + domain);
        worker.drain();
        ledger.bouncedByRecipient("oscar", "zhou@" + domain, new BounceReport(false, "4.2.2 mailbox full"));

        assertThat(ledger.of(other).get(0).undelivered()).isFalse();
        assertThat(undelivered()).containsExactly(li.id());
    }

    @Test
    void softBouncesThatPersistDo() {
        UUID other = tests.send(caseNumber, null, "zhou@" + domain);
        worker.drain();
        for (int day = 0; day < 3; day++) {
            ledger.bouncedByRecipient("oscar", "zhou@" + domain, new BounceReport(false, "4.2.2 mailbox full"));
            assertThat(ledger.of(other).get(0).state()).isEqualTo(DeliveryState.SENT);
            clock.advance(Duration.ofDays(1));
        }
        ledger.bouncedByRecipient("oscar", "zhou@" + domain, new BounceReport(false, "4.4.7 message expired"));

        assertThat(ledger.of(other).get(0).undelivered()).isTrue();
        assertThat(ledger.of(other).get(0).answer()).isEqualTo("4.4.7 message expired");
    }

    @Test
    void anAnswerToSomebodyWhoseAddressIsUnprovenGivesNobodyAnythingToDo() {
        UUID answer = tests.notices.send(OutboxTests.notice(caseNumber, null, List.of(), "zhao@" + domain)
                .untracked());
        worker.drain();
        ledger.bouncedByRecipient("oscar", "zhao@" + domain, NO_SUCH_USER);

        assertThat(ledger.of(answer).get(0).state()).isEqualTo(DeliveryState.BOUNCED);
        assertThat(undelivered()).containsExactly(li.id());
    }

    @Test
    void itIsSentAgainToTheCorrectedAddressAsANewMail() {
        String former = messageId();
        clock.advance(Duration.ofDays(6));
        settlements.sendAgain(notice, li.id(), " li.new@" + domain, SECRETARY);
        assertThat(summary().waiting()).isEqualTo(1);
        assertThat(summary().settled()).isFalse();
        worker.drain();

        Delivery again = ledger.of(notice).get(0);
        assertThat(again.state()).isEqualTo(DeliveryState.SENT);
        assertThat(again.address()).isEqualTo("li.new@" + domain);
        assertThat(again.handedOverAt()).isEqualTo(clock.instant());
        assertThat(again.attempts()).isEqualTo(1);
        assertThat(messageId()).isNotEqualTo(former).endsWith("@oscar.example>");
        assertThat(undelivered()).isEmpty();
        assertThat(needs.of("oscar", caseNumber)).isEmpty();
        assertThat(summary().reachedAll()).isTrue();
        assertThat(summary().lastHandedOver()).isEqualTo(clock.instant());
        assertThat(words()).startsWith("all 2 handed over, the last on");
        assertThat(ledger.evidence(notice, "li"))
                .extracting(Evidence::what)
                .containsExactly(
                        Evidence.What.SENT, Evidence.What.BOUNCED, Evidence.What.SENT_AGAIN, Evidence.What.SENT);
        assertThat(lastJournalAction()).isEqualTo("notice-sent-again");
    }

    @Test
    void aLateBounceOfTheFormerAddressSaysNothingOfTheNewOne() {
        settlements.sendAgain(notice, li.id(), "li.new@" + domain, SECRETARY);
        worker.drain();

        assertThat(ledger.bounced(returnPath(1), NO_SUCH_USER)).isEmpty();
        assertThat(ledger.of(notice).get(0).state()).isEqualTo(DeliveryState.SENT);
        assertThat(ledger.bounced(returnPath(2), NO_SUCH_USER)).isPresent();
        assertThat(ledger.of(notice).get(0).state()).isEqualTo(DeliveryState.BOUNCED);
    }

    @Test
    void itReachesTheAddresseeByRegisteredLetter() {
        clock.advance(Duration.ofDays(3));
        LocalDate on = today().minusDays(1);
        settlements.reachedOtherwise(
                notice, li.id(), new Reached(on, Means.REGISTERED_LETTER, "XA 1234 5678 9 CN", null), SECRETARY);
        worker.drain();

        Delivery reached = ledger.of(notice).get(0);
        assertThat(reached.delivered()).isTrue();
        assertThat(reached.reachedAt()).isEqualTo(on.atStartOfDay(BEIJING).toInstant());
        assertThat(undelivered()).isEmpty();
        assertThat(news.handedOver(notice))
                .filteredOn(told -> told.addresseeKey().equals("li"))
                .last()
                .satisfies(told -> assertThat(told.at()).isEqualTo(reached.reachedAt()));
        assertThat(summary().reached()).containsExactly(new Otherwise(Means.REGISTERED_LETTER, SECRETARY, 1));
        assertThat(summary().settled()).isTrue();
        assertThat(summary().lastHandedOver()).isEqualTo(reached.reachedAt());
        assertThat(words()).contains("1 of 2 handed over", "1 reached by registered letter, entered by " + SECRETARY);
        assertThat(summary().words(BEIJING).zh()).contains("1 位以挂号信送达（" + SECRETARY + " 登记）");
        assertThat(ledger.evidence(notice, "li"))
                .last()
                .isEqualTo(new Evidence(
                        clock.instant(),
                        Evidence.What.REACHED_OTHERWISE,
                        on + ", XA 1234 5678 9 CN",
                        Means.REGISTERED_LETTER,
                        null,
                        SECRETARY));
        assertThat(lastJournalAction()).isEqualTo("notice-reached-otherwise");
    }

    @Test
    void aDeliveryThatIsEnteredNeedsADayThatHasComeAndAProof() {
        assertThat(violation(() -> settlements.reachedOtherwise(
                                notice,
                                li.id(),
                                new Reached(today().plusDays(1), Means.COURIER, "SF0001", null),
                                SECRETARY))
                        .field())
                .isEqualTo("on");
        assertThat(violation(() -> settlements.reachedOtherwise(
                                notice, li.id(), new Reached(today(), Means.COURIER, " ", null), SECRETARY))
                        .field())
                .isEqualTo("evidence");
        assertThat(undelivered()).containsExactly(li.id());
    }

    @Test
    void aNoticeThatMailBroughtIsNoNewsWhenItReachesSomebodyOnceMore() {
        Delivery wang = ledger.of(notice).get(1);
        settlements.reachedOtherwise(
                notice, wang.id(), new Reached(today(), Means.TELEPHONE, "read out", null), SECRETARY);
        worker.drain();

        assertThat(news.handedOver(notice))
                .filteredOn(told -> told.addresseeKey().equals("wang"))
                .hasSize(1);
        assertThat(summary().reached()).isEmpty();
    }

    @Test
    void itIsGivenUpForAReasonThatIsOnRecord() {
        assertThat(violation(() -> settlements.writeOff(notice, li.id(), " ", SECRETARY))
                        .field())
                .isEqualTo("reason");

        settlements.writeOff(notice, li.id(), "unit dissolved", SECRETARY);

        assertThat(undelivered()).isEmpty();
        assertThat(summary().settled()).isTrue();
        assertThat(summary().reachedAll()).isFalse();
        assertThat(words()).contains("1 written off");
        assertThat(lastJournalAction()).isEqualTo("notice-written-off");
    }

    @Test
    void whatIsSettledOrOnItsWayIsNotSettledAgain() {
        Delivery wang = ledger.of(notice).get(1);
        assertThat(violation(() -> settlements.sendAgain(notice, wang.id(), "wang@" + domain, SECRETARY))
                        .rule())
                .isEqualTo("not-undelivered");
        settlements.sendAgain(notice, li.id(), "li@" + domain, SECRETARY);
        assertThat(violation(() -> settlements.writeOff(notice, li.id(), "gone", SECRETARY))
                        .rule())
                .isEqualTo("not-undelivered");
    }

    @Test
    void anAddressThatNoMailCanGoToIsRefused() {
        for (String address : List.of("", "li", "li@unit.example\r\nBcc: x@y.example", "李@unit.example", "li@unit")) {
            assertThat(violation(() -> settlements.sendAgain(notice, li.id(), address, SECRETARY))
                            .field())
                    .isEqualTo("address");
        }
        assertThat(ledger.of(notice).get(0).state()).isEqualTo(DeliveryState.BOUNCED);
    }

    @Test
    void aDeliveryOfAnotherNoticeIsNotFound() {
        UUID other = tests.send(null, null, "li@" + domain);
        assertThat(violation(() -> settlements.writeOff(other, li.id(), "gone", SECRETARY))
                        .kind())
                .isEqualTo(RuleViolation.Kind.NOT_FOUND);
    }

    private static RuleViolation violation(Runnable act) {
        RuleViolation[] met = new RuleViolation[1];
        assertThatExceptionOfType(RuleViolation.class).isThrownBy(act::run).satisfies(each -> met[0] = each);
        return met[0];
    }

    private List<Long> undelivered() {
        return ledger.undeliveredOfCase(caseNumber).stream().map(Delivery::id).toList();
    }

    private NoticeSummary summary() {
        return summaries.of(notice).orElseThrow();
    }

    private String words() {
        return summary().words(BEIJING).en();
    }

    private String lastJournalAction() {
        var entries = journal.of(caseNumber);
        return entries.get(entries.size() - 1).entry().action();
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), BEIJING);
    }

    private String messageId() {
        return jdbc.sql("select message_id from delivery where id = ?")
                .param(li.id())
                .query(String.class)
                .single();
    }

    private String returnPath(int sending) {
        return "bounce+" + seal.put(li.id(), MailComposer.returnPath(sending)) + "@oscar.example";
    }
}
