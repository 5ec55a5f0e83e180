package org.charterflow.meeting.web;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Alliances;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.VotingRule;
import org.charterflow.charter.Deadline;
import org.charterflow.document.Documents;
import org.charterflow.document.StoredDocument;
import org.charterflow.language.Bilingual;
import org.charterflow.language.Moments;
import org.charterflow.mail.NoticeSummaries;
import org.charterflow.mail.NoticeSummary;
import org.charterflow.meeting.Agenda;
import org.charterflow.meeting.AgendaItem;
import org.charterflow.meeting.AttendanceAnswers;
import org.charterflow.meeting.Meeting;
import org.charterflow.meeting.MeetingDeadlines;
import org.charterflow.meeting.MeetingRoll;
import org.charterflow.meeting.MeetingState;
import org.charterflow.meeting.Meetings;
import org.charterflow.meeting.PendingQuestions;
import org.charterflow.meeting.Topics;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the pages of meetings show. */
@Component
class MeetingPages {

    private final Meetings meetings;
    private final MeetingDeadlines deadlines;
    private final Topics topics;
    private final Agenda agenda;
    private final AttendanceAnswers answers;
    private final PendingQuestions pending;
    private final MeetingDoor door;
    private final Ballots ballots;
    private final Documents documents;
    private final NoticeSummaries summaries;
    private final Alliances alliances;

    MeetingPages(
            Meetings meetings,
            MeetingDeadlines deadlines,
            Topics topics,
            Agenda agenda,
            AttendanceAnswers answers,
            PendingQuestions pending,
            MeetingDoor door,
            Ballots ballots,
            Documents documents,
            NoticeSummaries summaries,
            Alliances alliances) {
        this.meetings = meetings;
        this.deadlines = deadlines;
        this.topics = topics;
        this.agenda = agenda;
        this.answers = answers;
        this.pending = pending;
        this.door = door;
        this.ballots = ballots;
        this.documents = documents;
        this.summaries = summaries;
        this.alliances = alliances;
    }

    /** A meeting in a list. */
    record Row(Meeting meeting, Bilingual organ, Bilingual start) {}

    /** Until when something has to be done, with the evidence that it was. */
    record Due(
            String key,
            Deadline deadline,
            Bilingual until,
            @Nullable Bilingual evidence) {}

    /** An item with its papers, its vote and, ahead of the meeting, what it would be late by. */
    record Item(
            AgendaItem item,
            List<StoredDocument> papers,
            @Nullable Ballot ballot,
            @Nullable Ballot admission,
            @Nullable Bilingual arithmetic,
            @Nullable Bilingual warning) {}

    /** The alliance's meetings that the viewer may open, the latest first. */
    List<Row> list(String alliance, Viewer viewer) {
        return meetings.ofAlliance(alliance).stream()
                .filter(meeting -> door.reads(meeting, viewer))
                .map(meeting -> new Row(meeting, meetings.organ(meeting), start(meeting)))
                .toList();
    }

    Bilingual start(Meeting meeting) {
        return Moments.at(meeting.startsAt(), alliances.zone(meeting.alliance()));
    }

    /** Puts everything into the model that the page of a meeting shows this viewer. */
    void fill(Meeting meeting, Viewer viewer, Model page) {
        String caseNumber = meeting.caseNumber();
        boolean runs = door.runs(meeting, viewer);
        boolean ahead = meeting.state().ahead();
        page.addAttribute("meeting", meeting);
        page.addAttribute("zone", alliances.zone(meeting.alliance()));
        page.addAttribute("organ", meetings.organ(meeting));
        page.addAttribute("start", start(meeting));
        page.addAttribute("local", local(meeting));
        page.addAttribute(
                "minutes",
                Duration.between(meeting.startsAt(), meeting.endsAt()).toMinutes());
        page.addAttribute("runs", runs);
        page.addAttribute("attends", door.attends(meeting, viewer));
        page.addAttribute("ahead", ahead);
        page.addAttribute("inSession", meeting.state() == MeetingState.IN_SESSION);
        page.addAttribute("due", ahead ? due(meeting) : List.of());
        page.addAttribute("warnings", ahead ? deadlines.warnings(meeting) : List.of());
        Map<UUID, Bilingual> late = ahead ? agenda.late(meeting) : Map.of();
        page.addAttribute("items", items(meetings.items(caseNumber), late));
        page.addAttribute("topics", items(meetings.topics(caseNumber), Map.of()));
        page.addAttribute("sittings", meetings.sittings(caseNumber));
        page.addAttribute("answerWords", answers.words(caseNumber));
        page.addAttribute("answers", answers.of(caseNumber));
        page.addAttribute(
                "own", viewer.userId() == null ? null : answers.of(caseNumber).get(viewer.userId()));
        page.addAttribute("attendees", meetings.attendees(caseNumber));
        page.addAttribute(
                "representation",
                ahead
                        ? meetings.rule(meeting)
                                .filter(VotingRule::representation)
                                .isPresent()
                        : meetings.representation(caseNumber));
        MeetingRoll roll = meetings.roll(caseNumber);
        page.addAttribute("roll", roll);
        page.addAttribute(
                "itemNumbers",
                meetings.items(caseNumber).stream()
                        .collect(Collectors.toMap(AgendaItem::id, AgendaItem::position, (a, b) -> a)));
        if (runs) {
            page.addAttribute("pending", ahead ? pending.of(meeting) : List.of());
            page.addAttribute("deferred", ahead ? topics.deferred(caseNumber) : List.of());
            page.addAttribute("unsent", meetings.items(caseNumber).stream().anyMatch(item -> item.notice() == null));
            page.addAttribute(
                    "lawful",
                    ahead
                            ? deadlines
                                    .firstLawful(meeting.alliance(), meeting.organ(), meeting.startsAt())
                                    .atZone(alliances.zone(meeting.alliance()))
                                    .toLocalDateTime()
                            : null);
        }
    }

    private LocalDateTime local(Meeting meeting) {
        return meeting.startsAt().atZone(alliances.zone(meeting.alliance())).toLocalDateTime();
    }

    private List<Due> due(Meeting meeting) {
        List<Due> all = new ArrayList<>();
        all.add(due(meeting, "meeting.due.notice", deadlines.notice(meeting), meeting.notice()));
        deadlines.topics(meeting).ifPresent(end -> all.add(due(meeting, "meeting.due.topics", end, null)));
        UUID carried = meetings.items(meeting.caseNumber()).stream()
                .flatMap(item -> Optional.ofNullable(item.notice()).stream())
                .reduce((a, b) -> b)
                .orElse(null);
        all.add(due(meeting, "meeting.due.agenda", deadlines.agenda(meeting), carried));
        return all;
    }

    private Due due(Meeting meeting, String key, Deadline deadline, @Nullable UUID notice) {
        var zone = alliances.zone(meeting.alliance());
        Bilingual evidence = notice == null
                ? null
                : summaries
                        .of(notice)
                        .map((NoticeSummary sent) -> sent.words(zone))
                        .orElse(null);
        return new Due(key, deadline, Moments.end(deadline.at(), zone), evidence);
    }

    private List<Item> items(List<AgendaItem> all, Map<UUID, Bilingual> late) {
        return all.stream().map(item -> item(item, late.get(item.id()))).toList();
    }

    private Item item(AgendaItem item, @Nullable Bilingual warning) {
        Ballot ballot = item.ballot() == null ? null : ballots.get(item.ballot());
        Ballot admission = item.admission() == null ? null : ballots.get(item.admission());
        return new Item(
                item,
                item.papers().stream()
                        .flatMap(id -> documents.find(id).stream())
                        .toList(),
                ballot,
                admission,
                ballot == null || ballot.outcome() == null
                        ? null
                        : ballots.tally(ballot.id()).arithmetic(),
                warning);
    }
}
