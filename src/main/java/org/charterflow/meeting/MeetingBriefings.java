package org.charterflow.meeting;

import java.time.Instant;
import org.charterflow.alliance.Alliances;
import org.charterflow.language.Bilingual;
import org.charterflow.language.Moments;
import org.springframework.stereotype.Service;

/** The texts that the tasks of a meeting show, as Markdown, and until when they are due. */
@Service
public class MeetingBriefings {

    private final Meetings meetings;
    private final MeetingDeadlines deadlines;
    private final MeetingRules rules;
    private final Alliances alliances;

    MeetingBriefings(Meetings meetings, MeetingDeadlines deadlines, MeetingRules rules, Alliances alliances) {
        this.meetings = meetings;
        this.deadlines = deadlines;
        this.rules = rules;
        this.alliances = alliances;
    }

    /** A text with the moment by which the task is to be done. */
    public record Briefing(String text, Instant due) {}

    /** For whoever decides on a request for a meeting. */
    public Briefing request(String caseNumber) {
        Meeting meeting = meetings.meeting(caseNumber);
        String reason = meeting.reason() == null ? "" : meeting.reason();
        return new Briefing(
                head(meeting, Bilingual.of("是否召开临时会议？", "Shall this extraordinary meeting be held?"))
                        + line("理由 Reason", reason)
                        + line("依据 Article", article(meeting)),
                meeting.startsAt());
    }

    /** For the organiser who makes the agenda. */
    public Briefing agenda(String caseNumber) {
        Meeting meeting = meetings.meeting(caseNumber);
        var due = deadlines.agenda(meeting);
        return new Briefing(
                head(meeting, Bilingual.of("排定并发布议程", "Order the topics and publish the agenda"))
                        + line("期限 Due", both(due.explanation()))
                        + page(
                                meeting,
                                "在会议页面排定议程；完成本任务即发给全体有权参会者。",
                                "Order the agenda on the meeting's page; completing this task sends it to everybody"
                                        + " entitled to attend."),
                due.at());
    }

    /** For whoever opens the meeting. */
    public Briefing opening(String caseNumber) {
        Meeting meeting = meetings.meeting(caseNumber);
        return new Briefing(
                head(meeting, Bilingual.of("到会时开会", "Open the meeting on its day"))
                        + page(
                                meeting,
                                "完成本任务即宣布开会，随后点名。",
                                "Completing this task opens the meeting; the roll is called next."),
                meeting.startsAt());
    }

    /** For whoever runs the meeting while it is in session. */
    public Briefing session(String caseNumber) {
        Meeting meeting = meetings.meeting(caseNumber);
        return new Briefing(
                head(meeting, Bilingual.of("会议进行中", "The meeting is in session"))
                        + page(
                                meeting,
                                "点名、逐项记录、表决和休会在会议页面进行；完成本任务即闭会。",
                                "Call the roll, take notes, put votes and adjourn on the meeting's page; completing this"
                                        + " task closes the meeting."),
                meeting.endsAt());
    }

    private String head(Meeting meeting, Bilingual heading) {
        Bilingual start = Moments.at(meeting.startsAt(), alliances.zone(meeting.alliance()));
        return "### " + both(heading) + "\n\n"
                + line("会议 Meeting", both(meeting.title()) + " · " + meeting.caseNumber())
                + line("机构 Organ", both(meetings.organ(meeting)))
                + line("时间 Time", both(start));
    }

    private static String page(Meeting meeting, String zh, String en) {
        return "[会议页面 Page of the meeting](/meetings/" + meeting.caseNumber() + ")\n\n" + zh + "\n\n" + en;
    }

    private static String line(String label, String value) {
        return "**" + label + "** " + escape(value) + "\n\n";
    }

    private String article(Meeting meeting) {
        return rules.of(meeting.alliance(), meeting.organ()).citation().toString();
    }

    private static String both(Bilingual text) {
        return text.both("zh");
    }

    /** Text of others stays text: it makes no link, no heading, no emphasis. */
    private static String escape(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]<>#|!~])", "\\\\$1");
    }
}
