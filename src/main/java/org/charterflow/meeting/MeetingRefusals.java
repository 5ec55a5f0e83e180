package org.charterflow.meeting;

import java.time.LocalDate;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.language.RuleViolation.Kind;
import org.jspecify.annotations.Nullable;

/** Why something asked of a meeting is refused, in the words people get to read. */
final class MeetingRefusals {

    private MeetingRefusals() {}

    static RuleViolation noSuchMeeting(String caseNumber) {
        return RuleViolation.notFound(
                "caseNumber", Bilingual.of("没有会议 " + caseNumber, "there is no meeting " + caseNumber));
    }

    static RuleViolation notOnAgenda(@Nullable String article) {
        return new RuleViolation(
                "ballot",
                "item-of-meeting-in-session",
                article,
                Bilingual.of(
                        "本项须在会议上表决：请先列入该机构会议的议程，并在会议进行中付诸表决",
                        "this question is decided at a meeting: put it on the agenda of a meeting of the organ, and"
                                + " open the vote while that meeting is in session"),
                Kind.CONFLICT);
    }

    static RuleViolation notInSession(Meeting meeting) {
        return new RuleViolation(
                "meeting",
                "meeting-in-session",
                null,
                Bilingual.of(
                        "会议 " + meeting.caseNumber() + " 现为“"
                                + meeting.state().label().zh() + "”，不在进行中",
                        "the meeting " + meeting.caseNumber() + " is "
                                + meeting.state().label().en() + ", not in session"),
                Kind.CONFLICT);
    }

    static RuleViolation late(AgendaItem item) {
        Bilingual why = item.late() == null ? Bilingual.same("") : item.late();
        return new RuleViolation(
                "item",
                "late-item",
                item.lateArticle(),
                Bilingual.of(
                        "第 " + item.position() + " 项“" + item.title().zh() + "”：" + why.zh() + "。可以讨论，须经本机构同意列入后方可表决",
                        "item " + item.position() + " \"" + item.title().en() + "\": " + why.en()
                                + ". It may be discussed, and decided only after the organ has admitted it"),
                Kind.CONFLICT);
    }

    static RuleViolation mayNotCall(MeetingRule rule) {
        return new RuleViolation(
                "caller",
                "caller-not-entitled",
                rule.citation().toString(),
                Bilingual.of(
                        "只有以下职务可以召集或决定是否召开该会议：" + String.join("、", rule.callers()),
                        "only these offices call the meeting, or decide on a request for it: "
                                + String.join(", ", rule.callers())),
                Kind.FORBIDDEN);
    }

    static RuleViolation mayNotRequest(MeetingRule rule) {
        return new RuleViolation(
                "caller",
                "seat-in-organ",
                rule.citation().toString(),
                Bilingual.of(
                        "只有该机构有表决权的成员单位代表可以请求召开临时会议",
                        "an extraordinary meeting is asked for by one who acts for a voting seat of the organ"),
                Kind.FORBIDDEN);
    }

    static RuleViolation organiserOnly(MeetingRule rule) {
        return new RuleViolation(
                "organiser",
                "organiser-only",
                rule.citation().toString(),
                Bilingual.of("只有会议召集人和秘书处可以这样做", "only those who call the meeting and the secretariat may do this"),
                Kind.FORBIDDEN);
    }

    static RuleViolation notEntitled(MeetingRule rule) {
        return new RuleViolation(
                "proposer",
                "entitled-to-attend",
                rule.citation().toString(),
                Bilingual.of("只有有权参会者可以提出议题", "topics are proposed by those entitled to attend"),
                Kind.FORBIDDEN);
    }

    static RuleViolation wrongState(Meeting meeting) {
        return new RuleViolation(
                "meeting",
                "meeting-" + meeting.state().code(),
                null,
                Bilingual.of(
                        "会议 " + meeting.caseNumber() + " 现为“"
                                + meeting.state().label().zh() + "”，不能这样做",
                        "the meeting " + meeting.caseNumber() + " is "
                                + meeting.state().label().en() + "; this cannot be done"),
                Kind.CONFLICT);
    }

    static RuleViolation notItsDay(Meeting meeting, LocalDate day) {
        return new RuleViolation(
                "meeting",
                "meeting-on-its-day",
                null,
                Bilingual.of(
                        "会议于 " + day + " 举行，当日方可开始",
                        "the meeting " + meeting.caseNumber() + " is on " + day + " and is not opened before"),
                Kind.CONFLICT);
    }

    static RuleViolation notPending() {
        return new RuleViolation(
                "ballot",
                "waits-for-meeting",
                null,
                Bilingual.of("该事项不在等待本机构会议表决之列", "this question does not wait for a meeting of the organ"),
                Kind.CONFLICT);
    }

    static RuleViolation noSuchItem() {
        return RuleViolation.notFound("item", Bilingual.of("会议没有这项议题", "the meeting has no such item"));
    }

    static RuleViolation ballotSaysSo(AgendaItem item) {
        return new RuleViolation(
                "item",
                "question-of-a-ballot",
                null,
                Bilingual.of(
                        "第 " + item.position() + " 项的表决文本已确定，不能修改",
                        "the question of item " + item.position() + " is fixed by its ballot"),
                Kind.CONFLICT);
    }

    static RuleViolation nothingNew(Meeting meeting) {
        return new RuleViolation(
                "items",
                "agenda-changed",
                null,
                Bilingual.of(
                        "会议 " + meeting.caseNumber() + " 的议程自上次发出后没有变化",
                        "the agenda of " + meeting.caseNumber() + " has not changed since it was sent"),
                Kind.CONFLICT);
    }

    static RuleViolation nothingToPut(AgendaItem item) {
        return new RuleViolation(
                "item",
                "motion-of-the-meeting",
                null,
                Bilingual.of(
                        "本项不是待付表决的会议动议：" + item.title().zh(),
                        "this item is no motion of the meeting that waits to be put: "
                                + item.title().en()),
                Kind.CONFLICT);
    }

    static RuleViolation nothingToAdmit(AgendaItem item) {
        return new RuleViolation(
                "item",
                "late-item-once",
                item.lateArticle(),
                Bilingual.of(
                        "本项未逾期，或已就是否列入表决过：" + item.title().zh(),
                        "this item was in time, or its admission was voted on: "
                                + item.title().en()),
                Kind.CONFLICT);
    }

    static RuleViolation voteRuns(Meeting meeting) {
        return new RuleViolation(
                "ballot",
                "one-vote-at-a-time",
                null,
                Bilingual.of(
                        "会议 " + meeting.caseNumber() + " 尚有表决未结束",
                        "a vote of the meeting " + meeting.caseNumber() + " has not ended"),
                Kind.CONFLICT);
    }

    static RuleViolation notEntitledToAttend(String key) {
        return new RuleViolation(
                "attendee",
                "entitled-to-attend",
                null,
                Bilingual.of("“" + key + "”不在有权参会者之列", "\"" + key + "\" is not entitled to attend"),
                Kind.INVALID);
    }

    static RuleViolation rollNotCalled(MeetingRoll roll, @Nullable String article) {
        return new RuleViolation(
                "roll",
                "roll-incomplete",
                article,
                Bilingual.of(
                        "请先点名：" + roll.words().zh(),
                        "call the roll first: " + roll.words().en()),
                Kind.CONFLICT);
    }

    static RuleViolation noQuorum(MeetingRoll roll, @Nullable String article) {
        return new RuleViolation(
                "roll",
                "no-quorum",
                article,
                Bilingual.of(
                        "未达法定人数，不能表决，可另行召集：" + roll.words().zh(),
                        "no quorum, so nothing is decided; the meeting can be reconvened: "
                                + roll.words().en()),
                Kind.CONFLICT);
    }

    static RuleViolation noRepresentation(Attendee attendee, @Nullable String article) {
        return new RuleViolation(
                "status",
                "no-representation",
                article,
                Bilingual.of(
                        attendee.unit().zh() + "：章程及其解释未允许委托他人出席",
                        attendee.unit().en() + ": neither the charter nor a reading allows it to be represented"),
                Kind.FORBIDDEN);
    }

    static RuleViolation entitledAlready(Attendee attendee) {
        return new RuleViolation(
                "member",
                "entitled-once",
                null,
                Bilingual.of(attendee.name() + " 已有权参会", attendee.name() + " is entitled to attend already"),
                Kind.CONFLICT);
    }
}
