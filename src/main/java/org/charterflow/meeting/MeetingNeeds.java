package org.charterflow.meeting;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.charterflow.casefile.CaseNeeds;
import org.charterflow.casefile.Need;
import org.charterflow.charter.Deadline;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a meeting still needs, from whom, until when, by which article. */
@Component
class MeetingNeeds implements CaseNeeds {

    private static final Bilingual CALLERS = Bilingual.of("会议召集人", "those who call the meeting");
    private static final Bilingual ORGANISER = Bilingual.of("会议组织者", "the organiser");
    private static final Bilingual ENTITLED = Bilingual.of("有权参会者", "those entitled to attend");

    private final MeetingStore meetings;
    private final MeetingDeadlines deadlines;
    private final MeetingRules rules;

    MeetingNeeds(MeetingStore meetings, MeetingDeadlines deadlines, MeetingRules rules) {
        this.meetings = meetings;
        this.deadlines = deadlines;
        this.rules = rules;
    }

    @Override
    public boolean concerns(String kind) {
        return kind.equals(MeetingCalls.KIND);
    }

    @Override
    public List<Need> needs(String alliance, String caseNumber) {
        return meetings.find(caseNumber)
                .filter(meeting -> meeting.alliance().equals(alliance))
                .map(this::needs)
                .orElse(List.of());
    }

    private List<Need> needs(Meeting meeting) {
        return switch (meeting.state()) {
            case REQUESTED ->
                List.of(need(
                        meeting, CALLERS, Bilingual.of("决定是否召开", "to decide whether it is held"), meeting.startsAt()));
            case ANNOUNCED, ADJOURNED -> ahead(meeting);
            case IN_SESSION ->
                List.of(need(meeting, ORGANISER, Bilingual.of("主持会议并闭会", "to hold the meeting and close it"), null));
            case REFUSED, CLOSED, CANCELLED -> List.of();
        };
    }

    private List<Need> ahead(Meeting meeting) {
        Stream<Need> topics = deadlines.topics(meeting).stream()
                .filter(end -> meeting.agendaPublishedAt() == null)
                .map(end -> need(ENTITLED, Bilingual.of("提出议题", "to propose topics"), end));
        Stream<Need> agenda = meeting.agendaPublishedAt() == null
                ? Stream.of(need(
                        ORGANISER, Bilingual.of("发布议程与文件", "to publish agenda and papers"), deadlines.agenda(meeting)))
                : Stream.of(need(meeting, ORGANISER, Bilingual.of("开会", "to open the meeting"), meeting.startsAt()));
        return Stream.concat(topics, agenda).toList();
    }

    private Need need(Meeting meeting, Bilingual who, Bilingual what, @Nullable Instant until) {
        String article =
                rules.of(meeting.alliance(), meeting.organ()).citation().toString();
        return new Need(what, who, until, article, false, null);
    }

    private static Need need(Bilingual who, Bilingual what, Deadline until) {
        return new Need(what, who, until.at(), until.citation().toString(), until.provisional(), until.explanation());
    }
}
