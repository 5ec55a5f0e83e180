package org.charterflow.meeting;

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
}
