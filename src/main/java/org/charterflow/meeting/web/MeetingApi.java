package org.charterflow.meeting.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Alliances;
import org.charterflow.ballot.Coded;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.meeting.AgendaItem;
import org.charterflow.meeting.AttendanceAnswers;
import org.charterflow.meeting.ItemKind;
import org.charterflow.meeting.Meeting;
import org.charterflow.meeting.MeetingDeadlines;
import org.charterflow.meeting.Meetings;
import org.charterflow.meeting.NewMeeting;
import org.charterflow.meeting.Topic;
import org.charterflow.meeting.Topics;
import org.charterflow.meeting.process.MeetingProcess;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Meetings for programs, on behalf of whoever is logged in. */
@RestController
@RequestMapping("/api/v1/alliances/{alliance}/meetings")
@Tag(name = "meetings", description = "会议 Meetings")
class MeetingApi {

    private final Alliances alliances;
    private final Meetings meetings;
    private final MeetingDoor door;
    private final MeetingDeadlines deadlines;
    private final MeetingProcess process;
    private final Topics topics;
    private final AttendanceAnswers answers;
    private final Clock clock;

    MeetingApi(
            Alliances alliances,
            Meetings meetings,
            MeetingDoor door,
            MeetingDeadlines deadlines,
            MeetingProcess process,
            Topics topics,
            AttendanceAnswers answers,
            Clock clock) {
        this.alliances = alliances;
        this.meetings = meetings;
        this.door = door;
        this.deadlines = deadlines;
        this.process = process;
        this.topics = topics;
        this.answers = answers;
        this.clock = clock;
    }

    /**
     * A meeting to be called or, where it gives a reason, asked for.
     *
     * @param organ id of the organ, or {@code plenary}
     * @param startsAt as ISO 8601 with an offset, as is {@code endsAt}
     */
    record MeetingRequest(
            String organ,
            @Nullable Bilingual title,
            Instant startsAt,
            Instant endsAt,
            @Nullable String place,
            @Nullable String link,
            @Nullable String reason) {}

    /** @param warnings what whoever chose the date should know, such as that it is a rest day; it hinders nothing */
    record MeetingReceipt(String caseNumber, List<Bilingual> warnings) {}

    /**
     * @param kind {@code information}, {@code discussion} or {@code decision}; a decision has matter and question
     * @param interestedMember number of the member a decision is about; null for none
     */
    record TopicRequest(
            @Nullable Bilingual title,
            @Nullable String explanation,
            @Nullable String kind,
            @Nullable String matter,
            @Nullable Bilingual question,
            @Nullable String interestedMember) {}

    record TopicReceipt(UUID id) {}

    /** @param answer {@code accepted}, {@code declined} or {@code tentative} */
    record AnswerRequest(@Nullable String answer, @Nullable String proxy) {}

    /** A meeting with its agenda. */
    record MeetingView(Meeting meeting, List<AgendaItem> agenda, Bilingual roll) {}

    @GetMapping
    @Operation(summary = "会议 The alliance's meetings that you may know of, the latest first")
    List<Meeting> all(@PathVariable String alliance, Viewer viewer) {
        viewer.enter(alliances.get(alliance).id());
        return meetings.ofAlliance(alliance).stream()
                .filter(meeting -> door.reads(meeting, viewer))
                .toList();
    }

    @GetMapping("/{caseNumber}")
    @Operation(summary = "会议及议程 A meeting with its agenda")
    MeetingView one(@PathVariable String alliance, @PathVariable String caseNumber, Viewer viewer) {
        Meeting meeting = enter(alliance, caseNumber, viewer);
        return new MeetingView(
                meeting, meetings.items(caseNumber), meetings.roll(caseNumber).words());
    }

    @PostMapping
    @Operation(summary = "召集会议，或附理由请求召开 Call a meeting, or ask for one with a reason")
    ResponseEntity<MeetingReceipt> call(
            @PathVariable String alliance, Viewer viewer, @RequestBody MeetingRequest request) {
        viewer.enter(alliances.get(alliance).id());
        NewMeeting wanted = new NewMeeting(
                alliance,
                required("organ", request.organ()),
                request.title(),
                required("startsAt", request.startsAt()),
                required("endsAt", request.endsAt()),
                request.place(),
                request.link(),
                null,
                null);
        String caseNumber = request.reason() == null
                ? process.call(wanted, viewer.loggedIn(), "api")
                : process.request(wanted, request.reason(), viewer.loggedIn(), "api");
        return ResponseEntity.created(URI.create("/api/v1/alliances/" + alliance + "/meetings/" + caseNumber))
                .body(new MeetingReceipt(caseNumber, deadlines.warnings(meetings.meeting(caseNumber))));
    }

    @PostMapping("/{caseNumber}/topics")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "提出议题 Propose a topic")
    TopicReceipt propose(
            @PathVariable String alliance,
            @PathVariable String caseNumber,
            Viewer viewer,
            @RequestBody TopicRequest request) {
        enter(alliance, caseNumber, viewer);
        ItemKind kind = kind(Objects.requireNonNullElse(request.kind(), "discussion"));
        Topic topic = new Topic(
                required("title", request.title()),
                request.explanation(),
                kind,
                kind == ItemKind.DECISION ? request.matter() : null,
                kind == ItemKind.DECISION ? request.question() : null,
                kind == ItemKind.DECISION ? request.interestedMember() : null);
        return new TopicReceipt(
                topics.propose(caseNumber, topic, List.of(), viewer.loggedIn(), "api", clock.instant()));
    }

    @PostMapping("/{caseNumber}/answer")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "答复是否参会 Say whether you attend")
    void answer(
            @PathVariable String alliance,
            @PathVariable String caseNumber,
            Viewer viewer,
            @RequestBody AnswerRequest request) {
        enter(alliance, caseNumber, viewer);
        String word = Objects.requireNonNullElse(request.answer(), "");
        answers.answer(caseNumber, viewer.loggedIn(), AttendanceLinkController.answered(word), request.proxy(), "api");
    }

    private Meeting enter(String alliance, String caseNumber, Viewer viewer) {
        Meeting meeting = door.enter(caseNumber, viewer);
        if (!meeting.alliance().equals(alliance)) {
            throw RuleViolation.notFound("caseNumber", Viewer.NOTHING_HERE);
        }
        return meeting;
    }

    private static ItemKind kind(String word) {
        try {
            return Coded.of(ItemKind.class, word);
        } catch (IllegalArgumentException e) {
            throw RuleViolation.invalid(
                    "kind",
                    "item-kind",
                    Bilingual.of(
                            "请选择 information、discussion 或 decision", "choose information, discussion or decision"));
        }
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw RuleViolation.invalid(field, "required", Bilingual.of("请填写：" + field, "please give: " + field));
        }
        return value;
    }
}
