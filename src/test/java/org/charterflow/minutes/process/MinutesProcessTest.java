package org.charterflow.minutes.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.charterflow.minutes.process.MinutesBed.ALLIANCE;
import static org.charterflow.minutes.process.MinutesBed.SECRETARY;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.commons.codec.digest.DigestUtils;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.Article;
import org.charterflow.IntegrationTest;
import org.charterflow.MutableClock;
import org.charterflow.ballot.Attendance.Status;
import org.charterflow.document.Audience;
import org.charterflow.document.Documents;
import org.charterflow.language.RuleViolation;
import org.charterflow.meeting.Attendee;
import org.charterflow.meeting.ClosedMeetings;
import org.charterflow.minutes.ActionItem;
import org.charterflow.minutes.ActionItems;
import org.charterflow.minutes.Answer;
import org.charterflow.minutes.Confirmation;
import org.charterflow.minutes.Minutes.State;
import org.charterflow.minutes.MinutesDrafts;
import org.charterflow.minutes.MinutesEdit;
import org.charterflow.minutes.MinutesText;
import org.charterflow.minutes.MinutesViews;
import org.charterflow.minutes.MinutesViews.Stand;
import org.charterflow.minutes.OpenPoint;
import org.charterflow.minutes.Passage;
import org.charterflow.minutes.Publication;
import org.charterflow.minutes.Version;
import org.charterflow.personaldata.Holding;
import org.charterflow.personaldata.PersonalData;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Minutes on their ways from the draft to the archive: OSCAR-29.6. */
@IntegrationTest
class MinutesProcessTest {

    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final Passage CONCLUSION = new Passage("item-1-conclusion");

    @Autowired
    private PersonalData personalData;

    @Autowired
    private MinutesBed bed;

    @Autowired
    private ClosedMeetings meetings;

    @Autowired
    private Confirmation confirmation;

    @Autowired
    private Publication publication;

    @Autowired
    private MinutesViews views;

    @Autowired
    private MinutesDrafts drafts;

    @Autowired
    private ActionItems actions;

    @Autowired
    private Documents documents;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MutableClock clock;

    @Test
    @Article("OSCAR-29.6")
    void everybodyConfirmsAndTheMinutesArePublishedWhenThePeriodIsOver() {
        String meeting = bed.sent();
        for (int i = 1; i <= 9; i++) {
            confirm(meeting, "oscar.b" + i);
        }
        confirm(meeting, SECRETARY);
        assertThat(views.of(meeting, false).count(Stand.CONFIRMED)).isEqualTo(10);
        assertThat(bed.ended(meeting)).isFalse();

        bed.nextTimer(meeting);

        assertThat(bed.ended(meeting)).isTrue();
        assertThat(views.minutes(meeting).state()).isEqualTo(State.PUBLISHED);
        Version version = publication.versions(meeting).get(0);
        assertThat(version.number()).isEqualTo(1);
        assertThat(bed.addressees(meeting, "minutes-published")).isEqualTo(10);
        assertThat(documents.find(version.pdf()).orElseThrow().audience()).isEqualTo(Audience.ORGAN);
        assertThat(new String(documents.content(version.pdf()), 0, 5, StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        assertThat(DigestUtils.sha256Hex(version.markdown())).isEqualTo(version.sha256());
    }

    @Test
    @Article("OSCAR-29.6")
    @Article("MODEL-4")
    void silenceIsNoAnswerAndStopsNothing() {
        String meeting = bed.sent();
        confirm(meeting, "oscar.b1");
        bed.nextTimer(meeting);

        MinutesViews.View view = views.of(meeting, false);
        assertThat(view.count(Stand.CONFIRMED)).isEqualTo(1);
        assertThat(view.count(Stand.NO_ANSWER)).isEqualTo(9);
        assertThat(view.minutes().state()).isEqualTo(State.PUBLISHED);
    }

    @Test
    @Article("OSCAR-29.6")
    void nobodyAnswers() {
        String meeting = bed.sent();
        bed.nextTimer(meeting);

        assertThat(views.of(meeting, false).count(Stand.NO_ANSWER)).isEqualTo(10);
        assertThat(publication.versions(meeting)).hasSize(1);
    }

    @Test
    @Article("OSCAR-29.6")
    void commentsAreResolvedOneByOneAndTheImprovedTextIsPublished() {
        String meeting = bed.sent();
        comment(meeting, "oscar.b2", new Passage("item-1-discussion"), "请补充预算情况。");
        comment(meeting, "oscar.b3", Passage.GENERAL, "建议改为英文。");
        bed.nextTimer(meeting);

        Task task = bed.task(meeting, "userTask_resolveComments");
        assertThat(task).isNotNull();
        List<Answer> open = open(meeting);
        assertThat(open).hasSize(2);
        refused(() -> bed.finish(meeting), "comments-resolved");
        refused(() -> confirmation.decide(meeting, open.get(1).id(), false, " ", SECRETARY, "form"), "required");
        confirmation.decide(meeting, open.get(0).id(), true, null, SECRETARY, "form");
        confirmation.decide(meeting, open.get(1).id(), false, "本联盟以中文为准。", SECRETARY, "form");
        refused(() -> confirmation.decide(meeting, open.get(1).id(), true, null, SECRETARY, "form"), "not-found");
        bed.write(meeting, Map.of("item-1-discussion", "秘书长汇报了工作和预算。"), List.of());
        bed.finish(meeting);

        assertThat(bed.ended(meeting)).isTrue();
        assertThat(publication.versions(meeting).get(0).markdown()).contains("秘书长汇报了工作和预算。");
        assertThat(bed.addressees(meeting, "minutes-circulated")).isEqualTo(10);
        assertThat(views.of(meeting, false).answers())
                .extracting(answer ->
                        answer.decision() == null ? null : answer.decision().reason())
                .containsExactly(null, "本联盟以中文为准。");
    }

    @Test
    @Article("OSCAR-29.6")
    void aChangedConclusionGoesRoundAgain() {
        String meeting = bed.sent();
        comment(meeting, "oscar.b2", CONCLUSION, "结论应写明“原则同意”。");
        confirm(meeting, "oscar.b3");
        bed.nextTimer(meeting);
        confirmation.decide(meeting, open(meeting).get(0).id(), true, null, SECRETARY, "form");
        bed.write(meeting, Map.of(CONCLUSION.id(), "听取报告，原则同意。"), List.of());
        bed.finish(meeting);

        assertThat(bed.waitsAt(meeting, "timer_confirmationEnds")).isTrue();
        assertThat(bed.addressees(meeting, "minutes-circulated")).isEqualTo(20);
        MinutesViews.View again = views.of(meeting, false);
        assertThat(again.minutes().revision()).isEqualTo(2);
        assertThat(again.count(Stand.NO_ANSWER))
                .as("a new revision is confirmed anew")
                .isEqualTo(10);
        bed.handOver(meeting, clock.instant());
        bed.nextTimer(meeting);
        assertThat(publication.versions(meeting).get(0).markdown()).contains("听取报告，原则同意。");
    }

    @Test
    @Article("OSCAR-29.6")
    void minutesWithAnItemThatHasNoConclusionCannotBeSent() {
        List<Attendee> board = meetings.voters(ALLIANCE, "board");
        String meeting = meetings.open(ALLIANCE, "board", "oscar.b1", board, Map.of());
        meetings.discuss(meeting, "秘书处工作报告", "讨论。", null);
        meetings.close(meeting);
        bed.start(meeting);

        assertThatThrownBy(() -> bed.finish(meeting))
                .satisfies(refusal -> assertThat(violation(refusal).field()).isEqualTo("item-1-conclusion"))
                .satisfies(refusal -> assertThat(violation(refusal).article()).isEqualTo("OSCAR-29.6"));
        assertThat(bed.task(meeting, "userTask_editMinutes")).isNotNull();
        assertThat(bed.addressees(meeting, "minutes-circulated")).isZero();

        bed.write(meeting, Map.of(CONCLUSION.id(), "下次再议。"), List.of());
        bed.finish(meeting);
        assertThat(bed.waitsAt(meeting, "timer_confirmationEnds")).isTrue();
    }

    @Test
    @Article("OSCAR-29.6")
    void theThreeDaysRunFromTheLastHandOver() {
        String meeting = bed.start(bed.closedMeeting());
        Instant sent = clock.instant();
        bed.finish(meeting);
        Instant first = bed.timer(meeting, "minutes").getDuedate().toInstant();
        assertThat(first).isEqualTo(end(sent));

        bed.nextTimer(meeting);
        assertThat(bed.ended(meeting)).as("mails are on their way").isFalse();
        Instant handedOver = clock.instant().plus(Duration.ofHours(30));
        clock.set(handedOver);
        bed.handOver(meeting, handedOver);
        assertThat(confirmation.deadline(views.minutes(meeting)).orElseThrow().at())
                .isEqualTo(end(handedOver));
        comment(meeting, "oscar.b2", Passage.GENERAL, "在最后一份送出后。");
        assertThat(open(meeting)).hasSize(1);

        bed.nextTimer(meeting);
        while (!bed.waitsAt(meeting, "userTask_resolveComments")) {
            bed.nextTimer(meeting);
        }
        assertThat(clock.instant()).isEqualTo(end(handedOver));
    }

    @Test
    @Article("OSCAR-29.6")
    void aCommentAfterThePeriodIsKeptAndChangesNothing() {
        String meeting = bed.sent();
        Instant end =
                confirmation.deadline(views.minutes(meeting)).orElseThrow().at();
        Answer inTime = comment(meeting, "oscar.b4", Passage.GENERAL, "最后一刻。", end.minusMillis(1));
        Answer late = comment(meeting, "oscar.b5", Passage.GENERAL, "晚了一毫秒。", end);
        assertThat(inTime.late()).isFalse();
        assertThat(late.late()).isTrue();
        bed.nextTimer(meeting);
        assertThat(open(meeting)).extracting(Answer::comment).containsExactly("最后一刻。");
        confirmation.decide(meeting, open(meeting).get(0).id(), false, "无需修改。", SECRETARY, "form");
        bed.finish(meeting);
        assertThat(bed.ended(meeting)).isTrue();

        Answer afterwards = comment(meeting, "oscar.b6", Passage.GENERAL, "发布以后。");
        assertThat(afterwards.late()).isTrue();
        assertThat(views.of(meeting, false).answers())
                .extracting(Answer::comment)
                .containsExactly("最后一刻。", "晚了一毫秒。", "发布以后。");
        assertThat(publication.versions(meeting)).hasSize(1);
    }

    @Test
    @Article("OSCAR-29.6")
    void onlyThoseEntitledToAttendAnswer() {
        String meeting = bed.sent();
        for (String stranger : List.of("coia.d1", "oscar.m1", "nobody")) {
            refused(() -> confirm(meeting, stranger), "entitled-to-attend");
        }
        refused(
                () -> confirmation.answer("coia", meeting, "coia.d1", null, null, "form", clock.instant()),
                "not-found");
        refused(() -> comment(meeting, "oscar.b1", new Passage("item-9-vote"), "没有第9项"), "passage");
        refused(() -> comment(meeting, "oscar.b1", Passage.GENERAL, "  "), "required");
        refused(() -> comment(meeting, "oscar.b1", Passage.GENERAL, "长".repeat(5001)), "length");
        assertThat(views.of(meeting, false).answers()).isEmpty();
    }

    @Test
    void nobodyOverwritesWhatTheyHaveNotSeenOrWritesVotes() {
        String meeting = bed.start(bed.closedMeeting());
        MinutesText text = bed.text(meeting);
        int edit = views.minutes(meeting).edit();
        bed.write(meeting, Map.of("remarks", "第一个人写的。"), List.of());

        refused(() -> save(meeting, new MinutesEdit(edit, text.texts(), List.of(), Map.of())), "changed-meanwhile");
        int now = views.minutes(meeting).edit();
        refused(
                () -> save(meeting, new MinutesEdit(now, Map.of("item-2-vote", "9 票同意"), List.of(), Map.of())),
                "passage");
        refused(
                () -> save(
                        meeting,
                        new MinutesEdit(
                                now,
                                Map.of(),
                                List.of(new OpenPoint("做事", "coia.d1", LocalDate.parse("2026-12-31"), null)),
                                Map.of())),
                "owner-entitled-to-attend");
        refused(() -> save(meeting, new MinutesEdit(now, Map.of(), List.of(), Map.of(7, "某人"))), "passage");
        assertThat(bed.text(meeting).texts()).containsEntry("remarks", "第一个人写的。");
    }

    @Test
    @Article("OSCAR-33")
    void whatIsConfidentialIsLeftOutAndTheWholeIsArchived() {
        String meeting = bed.start(bed.closedMeeting());
        MinutesText text = bed.text(meeting);
        LocalDate due = LocalDate.ofInstant(clock.instant(), BEIJING).plusDays(40);
        List<OpenPoint> points =
                List.of(new OpenPoint("委托律师尽调", "oscar.b2", due, 1), new OpenPoint("推荐组长", "oscar.b3", due, 2));
        save(meeting, new MinutesEdit(views.minutes(meeting).edit(), text.texts(), points, Map.of(1, "吴示例（理事）")));
        bed.finish(meeting);
        bed.handOver(meeting, clock.instant());
        bed.nextTimer(meeting);

        Version version = publication.versions(meeting).get(0);
        assertThat(version.markdown()).contains("（保密，略）", "OSCAR-33").doesNotContain("秘书长汇报", "秘书处工作报告");
        assertThat(version.markdown()).contains("推荐组长").doesNotContain("尽调");
        UUID archive = Objects.requireNonNull(version.archive());
        assertThat(documents.find(archive).orElseThrow().audience()).isEqualTo(Audience.SECRETARIAT);
        assertThat(views.of(meeting, false).actions())
                .extracting(ActionItem::task)
                .containsExactly("推荐组长");
        assertThat(actions.of(meeting)).extracting(ActionItem::task).contains("委托律师尽调");
        bed.engine()
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(meeting)
                .taskDefinitionKey("userTask_concludeAction")
                .list()
                .forEach(task -> bed.engine().getTaskService().complete(task.getId(), Map.of("actionNote", "已办。")));

        String next = bed.start(bed.closedMeeting());
        bed.finish(next);
        bed.handOver(next, clock.instant());
        bed.nextTimer(next);
        assertThat(publication.versions(next).get(0).markdown())
                .contains("推荐组长")
                .doesNotContain("尽调");
        publication.correct(
                meeting,
                new MinutesEdit(views.minutes(meeting).edit(), text.texts(), points, Map.of(2, "吴示例（理事）")),
                "标错了议题",
                SECRETARY);
        assertThat(publication.versions(meeting).get(0).markdown())
                .contains("尽调")
                .doesNotContain("推荐组长");
    }

    @Test
    @Article("OSCAR-29.6")
    void aCorrectionIsANewVersionWithItsReasonAndNothingIsEverChanged() {
        String meeting = bed.sent();
        bed.nextTimer(meeting);
        MinutesText text = views.of(meeting, true).text();
        Map<String, String> texts = new HashMap<>(text.texts());
        texts.put("item-1-discussion", "秘书长汇报了全年工作。");
        MinutesEdit edit = new MinutesEdit(views.minutes(meeting).edit(), texts, List.of(), Map.of());

        refused(() -> publication.correct(meeting, edit, " ", SECRETARY), "required");
        publication.correct(meeting, edit, "讨论要点有误", SECRETARY);
        refused(() -> publication.correct(meeting, edit, "再一次", SECRETARY), "changed-meanwhile");

        List<Version> versions = publication.versions(meeting);
        assertThat(versions).extracting(Version::number).containsExactly(2, 1);
        assertThat(versions.get(0).reason()).isEqualTo("讨论要点有误");
        assertThat(versions.get(0).markdown()).contains("全年工作", "第 2 版，更正：讨论要点有误");
        assertThat(versions.get(1).markdown()).doesNotContain("全年");
        assertThat(bed.addressees(meeting, "minutes-published")).isEqualTo(20);
        for (String change : List.of(
                "update minutes_version set markdown = 'x' where case_number = :case",
                "delete from minutes_version where case_number = :case",
                "update minutes_revision set text = '{}' where case_number = :case",
                "delete from minutes_revision where case_number = :case")) {
            assertThatThrownBy(() -> jdbc.sql(change).param("case", meeting).update())
                    .as(change)
                    .isInstanceOf(DataAccessException.class);
        }
        confirm(meeting, "oscar.b1");
        assertThatThrownBy(() -> jdbc.sql("delete from minutes_answer where case_number = :case")
                        .param("case", meeting)
                        .update())
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    @Article("OSCAR-29.6")
    void openPointsBecomeTasksAndAreFollowedUpInTheNextMinutes() {
        String meeting = bed.start(bed.closedMeeting());
        LocalDate due = LocalDate.ofInstant(clock.instant(), BEIJING).plusDays(40);
        bed.write(
                meeting,
                Map.of(),
                List.of(
                        new OpenPoint("起草孵化细则", "oscar.b2", due, 1),
                        new OpenPoint("推荐组长", "oscar.b3", due.plusDays(1), null)));
        bed.finish(meeting);
        bed.handOver(meeting, clock.instant());
        bed.nextTimer(meeting);

        List<ActionItem> items = actions.of(meeting);
        assertThat(items).extracting(ActionItem::task).containsExactly("起草孵化细则", "推荐组长");
        List<Task> tasks = bed.engine()
                .getTaskService()
                .createTaskQuery()
                .processInstanceBusinessKey(meeting)
                .taskDefinitionKey("userTask_concludeAction")
                .orderByDueDate()
                .asc()
                .list();
        assertThat(tasks).extracting(Task::getAssignee).containsExactly("oscar.b2", "oscar.b3");
        assertThat(tasks.get(0).getDueDate().toInstant())
                .isEqualTo(due.plusDays(1).atStartOfDay(BEIJING).toInstant());
        bed.engine().getTaskService().complete(tasks.get(0).getId(), Map.of("actionNote", "细则已提交。"));
        bed.run(meeting);

        String next = bed.start(bed.closedMeeting());
        assertThat(bed.text(next).followUps())
                .extracting(MinutesText.FollowUp::task, MinutesText.FollowUp::state)
                .contains(tuple("起草孵化细则", "已办结 concluded: 细则已提交。"), tuple("推荐组长", "未办结 open"));
        bed.nextTimer(meeting, "action-item");
        assertThat(bed.addressees(meeting, "action-reminder")).isEqualTo(1);
        bed.engine()
                .getTaskService()
                .complete(bed.task(meeting, "userTask_concludeAction").getId(), Map.of("actionNote", "不再需要。"));
        bed.run(meeting);
        assertThat(actions.of(meeting)).noneMatch(ActionItem::isOpen);
    }

    @Test
    void whatIsKeptOfAPersonNamesAttendanceAnswersAndActionItems() {
        String meeting = bed.start(bed.closedMeeting());
        LocalDate due = LocalDate.ofInstant(clock.instant(), BEIJING).plusDays(40);
        bed.write(meeting, Map.of(), List.of(new OpenPoint("起草孵化细则", "oscar.b2", due, 1)));
        bed.finish(meeting);
        bed.handOver(meeting, clock.instant());
        confirm(meeting, "oscar.b2");
        bed.nextTimer(meeting);

        List<Holding> kept = personalData.find(ALLIANCE, address(meeting, "oscar.b2")).stream()
                .filter(holding -> meeting.equals(holding.record().caseNumber()))
                .filter(holding -> !holding.record().kind().equals("mail"))
                .toList();
        assertThat(kept)
                .extracting(holding -> holding.record().kind())
                .contains("attendance", "minutes-answer", "action-item");
        assertThat(kept).noneMatch(Holding::erasable);
        assertThat(kept)
                .filteredOn(holding -> holding.record().kind().equals("action-item"))
                .singleElement()
                .satisfies(item -> assertThat(item.why().en()).contains("OSCAR-29.6"));
    }

    private String address(String meeting, String key) {
        return jdbc.sql("select email from meeting_attendee where case_number = :case and key = :key")
                .param("case", meeting)
                .param("key", key)
                .query(String.class)
                .single();
    }

    @Test
    @Article("OSCAR-29.6")
    void ofThreeHundredParticipantsTheEngineHasNoMoreRowsThanOfTen() {
        long ten = engineRows(bed.sent());
        List<Attendee> many = new ArrayList<>(meetings.voters(ALLIANCE, "board"));
        for (int i = 0; i < 300; i++) {
            many.add(ClosedMeetings.guest("guest." + i, "来宾" + i));
        }
        String plenary = meetings.open(ALLIANCE, "board", "oscar.b1", many, Map.of("guest.7", Status.ABSENT));
        meetings.discuss(plenary, "秘书处工作报告", "讨论。", "听取报告。");
        meetings.close(plenary);
        bed.start(plenary);
        bed.finish(plenary);
        bed.handOver(plenary, clock.instant());
        for (int i = 0; i < 300; i++) {
            confirm(plenary, "guest." + i);
        }

        assertThat(engineRows(plenary)).isEqualTo(ten);
        assertThat(bed.addressees(plenary, "minutes-circulated")).isEqualTo(309);
        bed.nextTimer(plenary);
        assertThat(bed.ended(plenary)).isTrue();
        assertThat(views.of(plenary, false).count(Stand.CONFIRMED)).isEqualTo(300);
    }

    private long engineRows(String meeting) {
        return jdbc.sql("""
                        select (select count(*) from act_ru_execution where business_key_ = :case or proc_inst_id_ in
                                 (select proc_inst_id_ from act_ru_execution where business_key_ = :case))
                             + (select count(*) from act_hi_actinst where proc_inst_id_ in
                                 (select id_ from act_hi_procinst where business_key_ = :case))
                             + (select count(*) from act_hi_varinst where proc_inst_id_ in
                                 (select id_ from act_hi_procinst where business_key_ = :case))
                             + (select count(*) from act_hi_taskinst where proc_inst_id_ in
                                 (select id_ from act_hi_procinst where business_key_ = :case))
                        """).param("case", meeting).query(Long.class).single();
    }

    private void save(String meeting, MinutesEdit edit) {
        drafts.save(meeting, edit, SECRETARY, "form");
    }

    private Answer confirm(String meeting, String who) {
        return confirmation.answer(ALLIANCE, meeting, who, null, null, "form", clock.instant());
    }

    private Answer comment(String meeting, String who, Passage passage, String text) {
        return comment(meeting, who, passage, text, clock.instant());
    }

    private Answer comment(String meeting, String who, Passage passage, String text, Instant at) {
        return confirmation.answer(ALLIANCE, meeting, who, passage, text, "form", at);
    }

    private List<Answer> open(String meeting) {
        return views.of(meeting, false).answers().stream()
                .filter(Answer::isOpen)
                .toList();
    }

    /** The end of three days in a week without holidays; a rest day at the end gives way to the next working day. */
    private static Instant end(Instant from) {
        LocalDate last = LocalDate.ofInstant(from, BEIJING).plusDays(3);
        while (last.getDayOfWeek().getValue() > 5) {
            last = last.plusDays(1);
        }
        return last.plusDays(1).atStartOfDay(BEIJING).toInstant();
    }

    private static void refused(ThrowingCallable action, String rule) {
        assertThatThrownBy(action)
                .satisfies(refusal -> assertThat(violation(refusal).rule()).isEqualTo(rule));
    }

    private static RuleViolation violation(Throwable refusal) {
        Throwable cause = refusal;
        while (!(cause instanceof RuleViolation) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        assertThat(cause).isInstanceOf(RuleViolation.class);
        return (RuleViolation) cause;
    }
}
