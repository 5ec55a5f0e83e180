package org.charterflow.meeting.process;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.charterflow.meeting.process.MeetingWalk.wanted;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.Statements;
import org.charterflow.alliance.Offices;
import org.charterflow.alliance.OrganKind;
import org.charterflow.alliance.Organs;
import org.charterflow.alliance.Representatives;
import org.charterflow.alliance.Seats;
import org.charterflow.ballot.Attendance.Status;
import org.charterflow.ballot.BallotDraft;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.Choice;
import org.charterflow.ballot.MeetingGate;
import org.charterflow.ballot.process.BallotProcess;
import org.charterflow.ballot.process.TestOrgan;
import org.charterflow.ballot.process.TestOrgan.Unit;
import org.charterflow.charter.CalendarArrived;
import org.charterflow.document.Documents;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.Attachment;
import org.charterflow.mail.CalendarReply;
import org.charterflow.mail.Disposition;
import org.charterflow.meeting.Agenda;
import org.charterflow.meeting.AgendaItem;
import org.charterflow.meeting.AttendanceAnswers;
import org.charterflow.meeting.AttendanceAnswers.Answer;
import org.charterflow.meeting.Attendee;
import org.charterflow.meeting.Guests;
import org.charterflow.meeting.ItemKind;
import org.charterflow.meeting.ItemState;
import org.charterflow.meeting.MeetingCalls;
import org.charterflow.meeting.MeetingDeadlines;
import org.charterflow.meeting.MeetingRoll;
import org.charterflow.meeting.MeetingState;
import org.charterflow.meeting.Meetings;
import org.charterflow.meeting.Proceedings;
import org.charterflow.meeting.RollEntry;
import org.charterflow.meeting.Sessions;
import org.charterflow.meeting.Sessions.Called;
import org.charterflow.meeting.Sitting.Ending;
import org.charterflow.meeting.Topics;
import org.charterflow.minutes.process.MinutesBed;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.context.WebApplicationContext;

/** Walks every path of {@code meeting.bpmn} on the real engine and database. */
@IntegrationTest
class MeetingTest {

    @Autowired
    MeetingWalk walk;

    @Autowired
    TestOrgan organ;

    @Autowired
    MeetingProcess process;

    @Autowired
    Meetings meetings;

    @Autowired
    MeetingCalls calls;

    @Autowired
    MeetingDeadlines deadlines;

    @Autowired
    Topics topics;

    @Autowired
    Agenda agenda;

    @Autowired
    Sessions sessions;

    @Autowired
    Proceedings proceedings;

    @Autowired
    AttendanceAnswers answers;

    @Autowired
    Guests guests;

    @Autowired
    BallotProcess votes;

    @Autowired
    Ballots ballots;

    @Autowired
    Offices offices;

    @Autowired
    Representatives representatives;

    @Autowired
    MinutesBed minutes;

    @Autowired
    MeetingGate gate;

    @Autowired
    Documents documents;

    @Autowired
    Organs organs;

    @Autowired
    Seats seats;

    @Autowired
    RuntimeService runtime;

    @Autowired
    ManagementService management;

    @Autowired
    TransactionOperations transactions;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    Statements statements;

    @Autowired
    WebApplicationContext application;

    @Autowired
    MutableClock clock;

    @AfterEach
    void giveBack() {
        organ.giveBack();
    }

    @Test
    @Article("OSCAR-29.2")
    @Article("OSCAR-29.5")
    @Article("OSCAR-12")
    @Article("OSCAR-29.6")
    void aBoardMeetsFromItsCallToItsPublishedMinutes() {
        List<Unit> board = board(4);
        Unit adviser = organ.adviser();
        String chair = chair(board);
        Instant start = inDays(20);
        walk.call("oscar", "board", start, chair);
        assertThat(walk.meeting().state()).isEqualTo(MeetingState.ANNOUNCED);
        assertThat(meetings.attendees(walk.caseNumber()))
                .filteredOn(Attendee::votes)
                .extracting(Attendee::key)
                .containsExactlyInAnyOrderElementsOf(
                        board.stream().map(Unit::user).toList());
        assertThat(meetings.attendees(walk.caseNumber()))
                .filteredOn(attendee -> !attendee.votes())
                .extracting(Attendee::key)
                .contains(adviser.user())
                .containsAll(offices.holders("oscar", "secretary-general").stream()
                        .map(holder -> holder.userId())
                        .toList());

        UUID report =
                walk.topic("工作报告", ItemKind.INFORMATION, null, board.get(1).user());
        UUID policy =
                walk.topic("开源合规政策", ItemKind.DECISION, "policy", board.get(2).user());
        walk.list(chair, report, policy).publish(chair);
        walk.handOver(clock.instant()).at(start).open(chair);
        assertThat(walk.item(policy).late()).isNull();
        assertRefused("roll-incomplete", () -> process.put(walk.caseNumber(), policy, chair));
        MeetingRoll roll = walk.roll(4, chair);
        assertThat(roll.words().en()).startsWith("4 entitled, 4 present, 0 absent; the rule asks for no quorum");

        sessions.recorder(walk.caseNumber(), "记录人 张三", chair);
        proceedings.note(walk.caseNumber(), report, "秘书长报告上半年工作", "听取报告", chair);
        UUID ballot = process.put(walk.caseNumber(), policy, chair);
        walk.vote(ballot, chair, board, Choice.FOR, Choice.FOR, Choice.FOR, Choice.AGAINST);
        assertThat(walk.item(policy).conclusion()).isEqualTo("通过 adopted");
        assertThat(ballots.get(ballot).ruleInForce().citation().article()).isEqualTo("OSCAR-12");

        process.close(walk.caseNumber(), chair);
        walk.run();
        assertThat(walk.meeting().state()).isEqualTo(MeetingState.CLOSED);
        assertThat(walk.meeting().recorder()).isEqualTo("记录人 张三");
        assertThat(meetings.sittings(walk.caseNumber())).singleElement().satisfies(sitting -> {
            assertThat(sitting.ending()).isEqualTo(Ending.CLOSED);
            assertThat(sitting.openedAt()).isEqualTo(start);
        });
        assertThat(walk.journal())
                .containsSubsequence(
                        "meeting-called",
                        "meeting-announced",
                        "agenda-published",
                        "meeting-opened",
                        "roll-called",
                        "item-put",
                        "item-voted",
                        "meeting-closed");
        assertThat(walk.kinds()).contains("meeting-called", "meeting-agenda");

        assertThat(walk.ended()).as("the minutes are to be written").isFalse();
        minutes.finish(walk.caseNumber());
        minutes.handOver(walk.caseNumber(), clock.instant());
        minutes.nextTimer(walk.caseNumber());
        assertThat(walk.run().ended()).isTrue();
        assertThat(walk.kinds()).contains("minutes-published");
    }

    @Test
    @Article("OSCAR-29.5")
    void aLateItemIsDiscussedAndDecidedOnlyOnceTheOrganAdmitsIt() {
        List<Unit> board = board(3);
        String chair = chair(board);
        Instant start = inDays(20);
        walk.call("oscar", "board", start, chair).handOver(clock.instant());
        UUID early = walk.topic("会费", ItemKind.DECISION, "fee", chair);
        walk.list(chair, early).publish(chair).handOver(clock.instant());
        UUID other = waiting("oscar", "board", "organisation", chair);
        walk.at(start.minus(Duration.ofDays(3)));
        UUID item = agenda.takeUp(walk.caseNumber(), other, chair);
        walk.publish(chair).handOver(clock.instant()).at(start).open(chair);
        walk.roll(3, chair);

        assertThat(walk.item(early).late()).isNull();
        AgendaItem late = walk.item(item);
        assertThat(late.blocked()).isTrue();
        assertThat(late.lateArticle()).startsWith("OSCAR-29.5");
        assertThatThrownBy(() -> votes.call(other, chair)).isInstanceOfSatisfying(RuleViolation.class, refused -> {
            assertThat(refused.rule()).isEqualTo("late-item");
            assertThat(refused.field()).isEqualTo("item");
            assertThat(refused.article()).startsWith("OSCAR-29.5");
            assertThat(refused.explanation().en()).contains("item 2", "handed over to the last of them");
        });

        UUID admission = process.putAdmission(walk.caseNumber(), item, chair);
        walk.vote(admission, chair, board, Choice.FOR, Choice.FOR, Choice.AGAINST);
        assertThat(walk.item(item).admitted()).isTrue();
        assertThat(walk.item(item).late()).isNotNull();
        assertRefused("late-item-once", () -> process.putAdmission(walk.caseNumber(), item, chair));
        assertThat(gate.meeting(other)).contains(walk.caseNumber());
        assertThat(gate.exception(other))
                .hasValueSatisfying(exception ->
                        assertThat(exception.en()).startsWith("late item, admitted by the organ (OSCAR-29.5"));
        assertThat(gate.exception(admission)).isEmpty();
        votes.call(other, chair);
        assertThat(ballots.get(other).calledBy()).isEqualTo(chair);
        votes.withdraw(other, "the test is over");
        process.close(walk.caseNumber(), chair);
    }

    @Test
    @Article("OSCAR-29.5")
    void anItemThatTheOrganDoesNotAdmitStaysUndecided() {
        List<Unit> board = board(3);
        String chair = chair(board);
        Instant start = inDays(20);
        walk.call("oscar", "board", start, chair).handOver(clock.instant());
        UUID item = walk.topic("会费", ItemKind.DECISION, "fee", chair);
        walk.list(chair, item)
                .at(start.minus(Duration.ofDays(2)))
                .publish(chair)
                .handOver(clock.instant());
        walk.at(start).open(chair);
        walk.roll(3, chair);

        UUID admission = process.putAdmission(walk.caseNumber(), item, chair);
        assertRefused("one-vote-at-a-time", () -> process.close(walk.caseNumber(), chair));
        walk.vote(admission, chair, board, Choice.FOR, Choice.AGAINST, Choice.AGAINST);

        assertThat(walk.item(item).admitted()).isFalse();
        assertRefused("late-item", () -> process.put(walk.caseNumber(), item, chair));
        process.close(walk.caseNumber(), chair);
    }

    @Test
    @Article("OSCAR-29.5")
    void whatIsNotProvenToHaveReachedEverybodyIsLate() {
        List<Unit> board = board(3);
        String chair = chair(board);
        Instant start = inDays(20);
        walk.call("oscar", "board", start, chair).handOver(clock.instant());
        UUID item = walk.topic("会费", ItemKind.DECISION, "fee", chair);
        walk.list(chair, item).publish(chair).at(start).open(chair);

        assertThat(walk.item(item).late())
                .isNotNull()
                .satisfies(late -> assertThat(late.en()).contains("not proven to have reached everybody"));
    }

    @Test
    @Article("OSCAR-29.2")
    void theWholeMeetingMovesWithItsInvitationsAndIsCalledOff() {
        List<Unit> board = board(3);
        String chair = chair(board);
        Instant start = inDays(20);
        walk.call("oscar", "board", start, chair).handOver(clock.instant());
        Instant later = start.plus(Duration.ofDays(3));
        process.move(walk.caseNumber(), later, later.plus(Duration.ofHours(1)), "上海", null, chair);
        walk.run();
        assertThat(walk.meeting().startsAt()).isEqualTo(later);
        assertThat(walk.meeting().sequence()).isEqualTo(1);
        UUID told = walk.meeting().notice();
        UUID item = walk.topic("通报", ItemKind.INFORMATION, null, chair);
        walk.list(chair, item).publish(chair);

        process.move(walk.caseNumber(), later, later.plus(Duration.ofHours(1)), "北京", null, chair);
        walk.run();
        assertThat(walk.meeting().notice())
                .as("another place is no new notice of the date")
                .isEqualTo(told);
        assertThat(walk.task("userTask_openMeeting")).isNotNull();

        assertRefused("required", () -> process.cancel(walk.caseNumber(), " ", chair));
        process.cancel(walk.caseNumber(), "场地不可用", chair);
        walk.run();
        assertThat(walk.ended()).isTrue();
        assertThat(walk.meeting().state()).isEqualTo(MeetingState.CANCELLED);
        assertThat(walk.kinds())
                .containsExactlyInAnyOrder(
                        "meeting-called",
                        "meeting-changed",
                        "meeting-topic",
                        "meeting-agenda",
                        "meeting-changed",
                        "meeting-cancelled");
        assertRefused(
                "meeting-cancelled",
                () -> process.move(walk.caseNumber(), later, later.plusSeconds(1), "北京", null, chair));
    }

    @Test
    @Article("OSCAR-29.2")
    void aBoardMemberAsksForAnExtraordinaryMeetingAndTheChairGrantsIt() {
        List<Unit> board = board(3);
        String member = board.get(1).user();
        assertRefused("caller-not-entitled", () -> process.call(wanted("oscar", "board", inDays(20)), member, "form"));
        walk.request("oscar", "board", inDays(20), member);
        assertThat(walk.meeting().state()).isEqualTo(MeetingState.REQUESTED);
        assertThat(walk.kinds()).containsExactly("meeting-requested");
        walk.at(clock.instant().plus(Duration.ofDays(4)));
        assertThat(walk.kinds()).contains("meeting-request-reminder");
        assertThat(walk.addressees("meeting-request-reminder"))
                .contains(chair(board))
                .doesNotContain(member);

        walk.complete("userTask_decideRequest", chair(board), Map.of("requestDecision", "grant"));
        assertThat(walk.meeting().state()).isEqualTo(MeetingState.ANNOUNCED);
        assertThat(walk.kinds()).contains("meeting-called");
        process.cancel(walk.caseNumber(), "测试", chair(board));
    }

    @Test
    @Article("OSCAR-29.3")
    void whatADissolvedGroupHadPlannedIsCalledOffWithNotice() {
        List<Unit> units = board(3);
        LocalDate today = clock.instant().atZone(MeetingWalk.BEIJING).toLocalDate();
        String group = "wg-" + UUID.randomUUID().toString().substring(0, 8);
        organs.establish(
                "oscar", group, OrganKind.WORKING_GROUP, Bilingual.of("将解散的工作组", "Group to be dissolved"), today);
        units.forEach(unit -> seats.give(unit.member(), group, "member", today));
        offices.appoint(units.get(0).representative(), group, "leader", today);
        walk.call("oscar", group, inDays(20), units.get(0).user());
        String requested = process.request(
                wanted("oscar", group, inDays(25)), "商议标准", units.get(1).user(), "form");

        transactions.executeWithoutResult(status -> organs.dissolve("oscar", group, today));
        walk.run();

        assertThat(walk.meeting().state()).isEqualTo(MeetingState.CANCELLED);
        assertThat(walk.meeting().reason()).contains("该组已解散");
        assertThat(walk.addressees("meeting-cancelled"))
                .containsExactlyInAnyOrderElementsOf(
                        units.stream().map(Unit::user).toList());
        assertThat(walk.ended()).isTrue();
        assertThat(meetings.meeting(requested).state()).isEqualTo(MeetingState.REFUSED);
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(requested)
                        .count())
                .isZero();
    }

    @Test
    @Article("OSCAR-29.2")
    void theChairRefusesARequestWithAReason() {
        List<Unit> board = board(3);
        walk.request("oscar", "board", inDays(20), board.get(1).user());

        assertThatThrownBy(() ->
                        walk.complete("userTask_decideRequest", chair(board), Map.of("requestDecision", "refuse")))
                .rootCause()
                .isInstanceOfSatisfying(
                        RuleViolation.class,
                        refused -> assertThat(refused.field()).isEqualTo("reason"));
        walk.complete(
                "userTask_decideRequest",
                chair(board),
                Map.of("requestDecision", "refuse", "decisionReason", "下月例会处理"));
        assertThat(walk.ended()).isTrue();
        assertThat(walk.meeting().state()).isEqualTo(MeetingState.REFUSED);
        assertThat(walk.kinds()).contains("meeting-refused");
    }

    @Test
    @Article("OSCAR-29.2")
    @Article("OSCAR-13")
    void withBothChairsVacantTheSecretaryGeneralDecides() {
        List<Unit> board = board(3);
        var chair = offices.holders("oscar", "board", "chair").get(0);
        var executive = offices.holders("oscar", "board", "executive-chair");
        offices.end(chair, chair.since());
        executive.forEach(holder -> offices.end(holder, holder.since()));
        try {
            String general =
                    offices.holders("oscar", "secretary-general").get(0).userId();
            walk.request("oscar", "board", inDays(20), board.get(1).user());
            assertThatThrownBy(() -> walk.complete(
                            "userTask_decideRequest", board.get(2).user(), Map.of("requestDecision", "grant")))
                    .rootCause()
                    .isInstanceOf(RuleViolation.class);

            walk.complete("userTask_decideRequest", general, Map.of("requestDecision", "grant"));
            assertThat(walk.meeting().calledBy()).isEqualTo(general);
            process.cancel(walk.caseNumber(), "测试", "oscar.secretary1");
        } finally {
            executive.forEach(holder -> representatives
                    .byUserId(holder.userId())
                    .ifPresent(person -> offices.appoint(
                            person,
                            "board",
                            "executive-chair",
                            clock.instant().atZone(MeetingWalk.BEIJING).toLocalDate())));
        }
    }

    @Test
    @Article("COIA-16.1")
    @Article("COIA-16.2")
    void aCommitteeCollectsTopicsUntilTwoWorkingDaysBeforeAndNeedsHalfOfItsMembers() {
        List<Unit> committee = committee(12);
        String chair = chair(committee);
        Instant start = inDays(20);
        walk.call("coia", "technical-committee", start, chair).handOver(clock.instant());
        assertThat(walk.meeting().open()).isTrue();
        UUID item = walk.topic(
                "规范", ItemKind.DECISION, "technical-decision", committee.get(3).user());
        Instant closes = calls.topicsClose(walk.caseNumber()).orElseThrow();
        aCalendarArrivesThatMovesTheTimerTo(closes);
        walk.at(closes);
        UUID late = walk.topic(
                "另一规范",
                ItemKind.DECISION,
                "technical-decision",
                committee.get(4).user());
        assertThat(walk.item(item).afterCutOff()).isFalse();
        assertThat(walk.item(late).afterCutOff()).isTrue();
        topics.defer(walk.caseNumber(), late, chair);
        assertThat(walk.item(late).state()).isEqualTo(ItemState.DEFERRED);
        walk.list(chair, item)
                .publish(chair)
                .handOver(clock.instant())
                .at(start)
                .open(chair);
        assertThat(walk.item(item).late()).isNull();

        assertThat(walk.roll(5, chair).words().en())
                .startsWith("12 entitled, 5 present, 7 absent; quorum 6: not reached");
        assertThatThrownBy(() -> process.put(walk.caseNumber(), item, chair))
                .isInstanceOfSatisfying(RuleViolation.class, refused -> {
                    assertThat(refused.rule()).isEqualTo("no-quorum");
                    assertThat(refused.article()).startsWith("COIA-16.3");
                });
        Instant again = start.plus(Duration.ofDays(15));
        process.adjourn(walk.caseNumber(), again, again.plus(Duration.ofHours(2)), chair);
        walk.run().handOver(clock.instant());
        assertThat(meetings.sittings(walk.caseNumber()))
                .extracting(sitting -> sitting.ending())
                .containsExactly(Ending.NO_QUORUM);

        walk.at(again).open(chair);
        assertThat(walk.roll(6, chair).quorum()).isTrue();
        UUID ballot = process.put(walk.caseNumber(), item, chair);
        walk.vote(
                ballot,
                chair,
                committee,
                Choice.FOR,
                Choice.FOR,
                Choice.FOR,
                Choice.AGAINST,
                Choice.AGAINST,
                Choice.ABSTAIN);
        assertThat(walk.item(item).conclusion()).isEqualTo("通过 adopted");
        process.close(walk.caseNumber(), chair);
        assertThat(meetings.sittings(walk.caseNumber())).hasSize(2);
    }

    @Test
    void whoComesLateOrLeavesEarlyIsOnRecordWithTheItem() {
        List<Unit> board = board(3);
        String chair = chair(board);
        Instant start = inDays(20);
        walk.call("oscar", "board", start, chair).handOver(clock.instant());
        UUID one = walk.topic("一", ItemKind.DISCUSSION, null, chair);
        UUID two = walk.topic("二", ItemKind.DISCUSSION, null, chair);
        walk.list(chair, one, two)
                .publish(chair)
                .handOver(clock.instant())
                .at(start)
                .open(chair);
        walk.roll(2, chair);
        String late = board.get(2).user();
        String early = board.get(0).user();

        process.callRoll(
                walk.caseNumber(),
                List.of(new Called(late, Status.PRESENT, null), new Called(early, Status.ABSENT, null)),
                two,
                chair);

        assertThat(entry(late).from()).isEqualTo(two);
        assertThat(entry(early).until()).isEqualTo(two);
        assertThat(entry(early).words().en()).isEqualTo("left early");
        assertRefused(
                "entitled-to-attend",
                () -> process.callRoll(
                        walk.caseNumber(), List.of(new Called("coia.d1", Status.PRESENT, null)), null, chair));
        assertRefused(
                "no-representation",
                () -> process.callRoll(
                        walk.caseNumber(), List.of(new Called(early, Status.REPRESENTED, "王代理")), null, chair));
        process.close(walk.caseNumber(), chair);
    }

    @Test
    void badDatesPlacesAndPersonsAreRefused() {
        List<Unit> board = board(3);
        String chair = chair(board);
        assertRefused("date-ahead", () -> process.call(wanted("oscar", "board", clock.instant()), chair, "form"));
        assertRefused(
                "seat-in-organ",
                () -> process.request(wanted("oscar", "board", inDays(9)), "?", "oscar.secretary1", "form"));
        walk.call("oscar", "board", inDays(20), chair);
        assertRefused("entitled-to-attend", () -> walk.topic("一", ItemKind.DISCUSSION, null, "coia.d1"));
        assertRefused("matter-not-decided-by-organ", () -> walk.topic("一", ItemKind.DECISION, "weather", chair));
        assertRefused(
                "organiser-only",
                () -> process.move(
                        walk.caseNumber(),
                        inDays(30),
                        inDays(31),
                        "北京",
                        null,
                        board.get(1).user()));
        assertRefused("agenda-not-empty", () -> process.publish(walk.caseNumber(), chair));
        assertRefused("not-its-turn", () -> process.open(walk.caseNumber(), chair));
        UUID item = walk.topic("一", ItemKind.DISCUSSION, null, chair);
        walk.list(chair, item).publish(chair);
        assertRefused("meeting-on-its-day", () -> process.open(walk.caseNumber(), chair));
        assertRefused("agenda-changed", () -> process.publish(walk.caseNumber(), chair));
        process.cancel(walk.caseNumber(), "测试", chair);
    }

    @Test
    void whoIsInvitedAnswersAndTheLatestAnswerCounts() {
        List<Unit> board = board(3);
        String chair = chair(board);
        walk.call("oscar", "board", inDays(20), chair);
        String member = board.get(1).user();

        answers.answer(walk.caseNumber(), member, Answer.ACCEPTED, null, "link");
        answers.answer(walk.caseNumber(), member, Answer.DECLINED, null, "mail");

        assertThat(answers.of(walk.caseNumber()).get(member)).satisfies(given -> {
            assertThat(given).isNotNull();
            assertThat(given.answer()).isEqualTo(Answer.DECLINED);
        });
        assertThat(answers.words(walk.caseNumber()).en()).startsWith("0 will attend, 1 will not, 0 undecided");
        assertRefused(
                "no-representation", () -> answers.answer(walk.caseNumber(), member, Answer.DECLINED, "王代理", "link"));
        process.cancel(walk.caseNumber(), "测试", chair);
    }

    @Test
    @Article("OSCAR-29.2")
    void aMemberIsInvitedWithoutAVote() {
        List<Unit> board = board(3);
        String chair = chair(board);
        walk.call("oscar", "board", inDays(20), chair);
        List<UUID> invited = walk.members("oscar", 1);
        try {
            String number = walk.number(invited.get(0));
            guests.invite(walk.caseNumber(), number, chair);

            assertThat(meetings.attendees(walk.caseNumber()))
                    .filteredOn(Attendee::invited)
                    .singleElement()
                    .satisfies(guest -> assertThat(guest.votes()).isFalse());
            assertRefused("entitled-once", () -> guests.invite(walk.caseNumber(), number, chair));
            assertRefused("member-of-alliance", () -> guests.invite(walk.caseNumber(), "COIA-M0001", chair));
            process.cancel(walk.caseNumber(), "测试", chair);
        } finally {
            walk.endMembers(invited);
        }
    }

    @Test
    @Article("OSCAR-29.5")
    void theFirstLawfulDayIsOffered() {
        board(3);
        Instant now = clock.instant();
        Instant wanted = now.plus(Duration.ofDays(1));

        Instant lawful = deadlines.firstLawful("oscar", "board", wanted);

        assertThat(Duration.between(now, lawful)).isGreaterThanOrEqualTo(Duration.ofDays(8));
    }

    @Test
    @Article("OSCAR-29.1")
    void aPlenaryOfThreeHundredCostsTheEngineNoRowForAnybody() {
        List<Unit> board = board(3);
        String chair = chair(board);
        walk.call("oscar", "board", inDays(20), chair);
        int boardRows = walk.engineRows();
        process.cancel(walk.caseNumber(), "测试", chair);
        List<UUID> all = walk.members("oscar", 300);
        try {
            walk.call("oscar", "plenary", inDays(30), chair);

            assertThat(meetings.attendees(walk.caseNumber())).hasSizeGreaterThan(300);
            assertThat(walk.engineRows()).isEqualTo(boardRows);
            assertThat(walk.kinds()).containsExactly("meeting-called");
            UUID item = walk.topic("年度工作", ItemKind.INFORMATION, null, chair);
            walk.list(chair, item).publish(chair).handOver(clock.instant());
            walk.at(walk.meeting().startsAt()).open(chair);
            int inSession = walk.engineRows();
            walk.roll(0, chair);
            answers.words(walk.caseNumber());
            assertThat(walk.engineRows()).isEqualTo(inSession).isLessThanOrEqualTo(boardRows + 5);
            assertRefused("matter-not-decided-by-organ", () -> walk.topic("决定", ItemKind.DECISION, "policy", chair));
            process.close(walk.caseNumber(), chair);
        } finally {
            walk.endMembers(all);
        }
    }

    @Test
    @Article("OSCAR-29.1")
    void threeHundredParticipantsTakeNoMoreStatementsThanThirty() throws Exception {
        String chair = chair(board(3));
        List<UUID> all = new ArrayList<>(walk.members("oscar", 30));
        try {
            List<Integer> thirty = plenaryStatements(chair);
            all.addAll(walk.members("oscar", 270));
            assertThat(plenaryStatements(chair))
                    .as("list, page ahead, page in session with its roll form, the roll called, sign-in sheet")
                    .isEqualTo(thirty);
        } finally {
            walk.endMembers(all);
        }
    }

    private void aCalendarArrivesThatMovesTheTimerTo(Instant closes) {
        Supplier<Job> timer = () -> management
                .createJobQuery()
                .activityId("timer_topicsClose")
                .processInstanceId(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(walk.caseNumber())
                        .singleResult()
                        .getId())
                .singleResult();
        management.setJobDuedate(timer.get().getId(), Date.from(closes.plus(Duration.ofDays(1))));
        transactions.executeWithoutResult(status -> events.publishEvent(
                new CalendarArrived("coia", closes.atZone(MeetingWalk.BEIJING).getYear())));
        assertThat(timer.get().getDuedate()).isEqualTo(Date.from(closes));
    }

    private List<Integer> plenaryStatements(String chair) throws Exception {
        MockMvc mvc = MockMvcBuilders.webAppContextSetup(application)
                .apply(springSecurity())
                .build();
        walk.call("oscar", "plenary", inDays(30), chair).handOver(clock.instant());
        UUID item = walk.topic("通报", ItemKind.INFORMATION, null, chair);
        walk.list(chair, item).publish(chair).handOver(clock.instant());
        String page = "/meetings/" + walk.caseNumber();
        List<Integer> counts = new ArrayList<>();
        counts.add(opened(mvc, page, chair));
        walk.at(meetings.meeting(walk.caseNumber()).startsAt()).open(chair);
        counts.add(opened(mvc, page, chair));
        var roll = post(page + "/roll").param("rest", "present").with(csrf()).with(user(chair));
        counts.add(statements.of(() -> mvc.perform(roll).andExpect(status().is3xxRedirection())));
        assertThat(meetings.roll(walk.caseNumber()).entries()).allMatch(RollEntry::there);
        counts.add(opened(mvc, page, chair));
        counts.add(opened(mvc, page + "/sign-in-sheet", chair));
        process.close(walk.caseNumber(), chair);
        return counts;
    }

    private int opened(MockMvc mvc, String page, String userId) throws Exception {
        var request = get(page).with(user(userId));
        mvc.perform(request).andExpect(status().isOk());
        return statements.of(() -> mvc.perform(request).andExpect(status().isOk()));
    }

    @Test
    @Article("OSCAR-29.2")
    void mailAsksForAMeetingAnswersAndProposesTopics() {
        List<Unit> board = board(3);
        Unit member = board.get(1);
        String at = inDays(20).atZone(MeetingWalk.BEIJING).toLocalDate() + " 14:00";
        assertThat(walk.mail("oscar", "meetings", member, null, "您好").outcome()).isEqualTo(Disposition.Outcome.CLARIFY);
        Disposition asked = walk.mail("oscar", "meetings", member, null, "机构：理事会\n时间：" + at + "\n理由：选举理事长");
        assertThat(asked.outcome()).isEqualTo(Disposition.Outcome.APPLIED);
        assertThat(meetings.meeting(Objects.requireNonNull(asked.caseNumber())).state())
                .isEqualTo(MeetingState.REQUESTED);

        walk.call("oscar", "board", inDays(20), chair(board));
        String caseNumber = walk.caseNumber();
        assertThat(walk.mail("oscar", "meeting", member, caseNumber, "参加").outcome())
                .isEqualTo(Disposition.Outcome.APPLIED);
        assertThat(walk.mail("oscar", "meeting", member, caseNumber, "参加？").outcome())
                .isEqualTo(Disposition.Outcome.CLARIFY);
        assertThat(walk.mail("oscar", "meeting", member, caseNumber, "议题：许可证合规\n请讨论")
                        .outcome())
                .isEqualTo(Disposition.Outcome.APPLIED);
        assertThat(walk.mailFrom("oscar", "meeting", "else@unit.example", member, caseNumber, "参加")
                        .outcome())
                .isEqualTo(Disposition.Outcome.REJECTED);
        assertThat(answers.of(caseNumber)).containsOnlyKeys(member.user());
        assertThat(meetings.topics(caseNumber)).singleElement().satisfies(topic -> {
            assertThat(topic.title().zh()).isEqualTo("许可证合规");
            assertThat(topic.channel()).isEqualTo("mail");
        });
        process.cancel(caseNumber, "测试", chair(board));
    }

    @Test
    void aMailedTopicBringsItsPapersAndSaysWhetherItIsDecided() {
        List<Unit> board = board(3);
        Unit member = board.get(1);
        walk.call("oscar", "board", inDays(20), chair(board));
        String caseNumber = walk.caseNumber();
        Attachment paper = new Attachment("政策草案.pdf", "application/pdf", "%PDF-1.7 policy".getBytes(UTF_8));
        String decision = "议题：合规政策\n性质：表决\n事项：政策\n表决文本：是否通过合规政策？\n背景见附件。";

        assertThat(propose(member, "议题：合规政策\n性质：表扬", List.of(paper)).reason()).isEqualTo("unknown-kind");
        assertThat(propose(member, "议题：合规政策\n性质：表决", List.of(paper)).reason()).isEqualTo("unknown-matter");
        Disposition matters = propose(member, "Topic: Policy\nKind: decision\nMatter: weather", List.of(paper));
        assertThat(Objects.requireNonNull(matters.answer()).zh()).contains("政策");
        assertThat(Objects.requireNonNull(matters.answer()).en()).contains("policy");
        Attachment program = new Attachment("政策.pdf", "application/pdf", "#!/bin/sh".getBytes(UTF_8));
        assertRefused("program-refused", () -> propose(member, decision, List.of(program)));
        Attachment large = new Attachment(
                "大.pdf", "application/pdf", Arrays.copyOf("%PDF-1.7".getBytes(UTF_8), Documents.LARGEST + 1));
        assertRefused("file-too-large", () -> propose(member, decision, List.of(large)));
        assertThat(meetings.topics(caseNumber)).isEmpty();

        assertThat(propose(member, decision, List.of(paper)).outcome()).isEqualTo(Disposition.Outcome.APPLIED);
        assertThat(meetings.topics(caseNumber)).singleElement().satisfies(topic -> {
            assertThat(topic.kind()).isEqualTo(ItemKind.DECISION);
            assertThat(topic.matter()).isEqualTo("policy");
            assertThat(topic.question()).isEqualTo(Bilingual.same("是否通过合规政策？"));
            assertThat(topic.explanation()).isEqualTo("背景见附件。");
            assertThat(topic.papers())
                    .singleElement()
                    .satisfies(id ->
                            assertThat(documents.find(id).orElseThrow().name()).isEqualTo("政策草案.pdf"));
        });
        process.cancel(caseNumber, "测试", chair(board));
        walk.run();
    }

    private Disposition propose(Unit from, String text, List<Attachment> files) {
        return walk.mailFrom("oscar", "meeting", from.representative().email(), from, walk.caseNumber(), text, files);
    }

    @Test
    void calendarsAnswerAndInvitationsKeepTheirUid() {
        List<Unit> board = board(3);
        String chair = chair(board);
        walk.call("oscar", "board", inDays(20), chair);
        Instant later = inDays(30);
        process.move(walk.caseNumber(), later, later.plusSeconds(3600), "上海", null, chair);
        walk.run();

        assertThat(walk.calendar("oscar", board.get(1).representative().email(), CalendarReply.Attendance.ACCEPTED))
                .isEqualTo(Disposition.Outcome.APPLIED);
        assertThat(walk.calendar("oscar", "nobody@elsewhere.example", CalendarReply.Attendance.ACCEPTED))
                .isEqualTo(Disposition.Outcome.IGNORED);
        assertThat(answers.of(walk.caseNumber())).containsOnlyKeys(board.get(1).user());
        process.cancel(walk.caseNumber(), "测试", chair);
        walk.run();
        assertThat(walk.calendar("oscar", board.get(1).representative().email(), CalendarReply.Attendance.DECLINED))
                .isEqualTo(Disposition.Outcome.IGNORED);
        assertThat(walk.invitations())
                .as("one uid, and the sequence rises")
                .containsExactly("0 false", "1 false", "2 true");
    }

    private UUID waiting(String alliance, String organId, String matter, String caller) {
        return walk.waiting(new BallotDraft(
                alliance,
                "",
                organId,
                matter,
                Bilingual.of("是否设立新的部门？", "Shall a new department be set up?"),
                List.of(),
                null));
    }

    private RollEntry entry(String key) {
        return meetings.roll(walk.caseNumber()).entries().stream()
                .filter(entry -> entry.attendee().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private List<Unit> board(int count) {
        return organ.of("oscar", "board", "board", "board-member", count, "chair");
    }

    private List<Unit> committee(int count) {
        return organ.of("coia", "technical-committee", "director", "member", count, "technical-committee-chair");
    }

    private static String chair(List<Unit> units) {
        return units.get(0).user();
    }

    /** Two in the afternoon in Beijing, so many days ahead. */
    private Instant inDays(int days) {
        return clock.instant()
                .atZone(MeetingWalk.BEIJING)
                .toLocalDate()
                .plusDays(days)
                .atTime(14, 0)
                .atZone(MeetingWalk.BEIJING)
                .toInstant()
                .truncatedTo(ChronoUnit.MINUTES);
    }

    private static void assertRefused(String rule, ThrowingCallable attempt) {
        assertThatThrownBy(attempt)
                .isInstanceOfSatisfying(
                        RuleViolation.class, e -> assertThat(e.rule()).isEqualTo(rule));
    }
}
