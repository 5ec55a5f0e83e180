package org.charterflow.meeting.web;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.charterflow.access.Viewer;
import org.charterflow.ballot.Attendance.Status;
import org.charterflow.ballot.Coded;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.meeting.AttendanceAnswers;
import org.charterflow.meeting.Meeting;
import org.charterflow.meeting.Meetings;
import org.charterflow.meeting.Proceedings;
import org.charterflow.meeting.RollEntry;
import org.charterflow.meeting.Sessions;
import org.charterflow.meeting.Sessions.Called;
import org.charterflow.meeting.process.MeetingProcess;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A meeting on its day, as its organiser runs it from the page: opened, roll, notes, votes, closed. */
@Controller
@RequestMapping("/meetings/{caseNumber}")
class SessionController {

    private static final String STATUS = "status.";
    private static final String PROXY = "proxy.";
    private static final String REST = "rest";

    private final Meetings meetings;
    private final Sessions sessions;
    private final Proceedings proceedings;
    private final AttendanceAnswers answers;
    private final MeetingProcess process;
    private final MeetingDoor door;

    SessionController(
            Meetings meetings,
            Sessions sessions,
            Proceedings proceedings,
            AttendanceAnswers answers,
            MeetingProcess process,
            MeetingDoor door) {
        this.meetings = meetings;
        this.sessions = sessions;
        this.proceedings = proceedings;
        this.answers = answers;
        this.process = process;
        this.door = door;
    }

    @PostMapping("/answer")
    String answer(
            @PathVariable String caseNumber,
            @RequestParam String answer,
            @RequestParam(defaultValue = "") String proxy,
            Viewer viewer,
            RedirectAttributes page) {
        door.enter(caseNumber, viewer);
        return MeetingDoor.attempt(
                caseNumber,
                page,
                () -> answers.answer(
                        caseNumber, viewer.loggedIn(), AttendanceLinkController.answered(answer), proxy, "form"));
    }

    @PostMapping("/open")
    String open(@PathVariable String caseNumber, Viewer viewer, RedirectAttributes answer) {
        door.enter(caseNumber, viewer);
        return MeetingDoor.attempt(caseNumber, answer, () -> process.open(caseNumber, viewer.loggedIn()));
    }

    /**
     * Calls the roll.
     *
     * @param form {@code status.<key>} with the word of the status, {@code proxy.<key>} with who holds the proxy,
     *     {@code at} with the item at which somebody came or left, {@code rest} with the status of those who are left
     */
    @PostMapping("/roll")
    String roll(
            @PathVariable String caseNumber,
            @RequestParam Map<String, String> form,
            Viewer viewer,
            RedirectAttributes answer) {
        door.enter(caseNumber, viewer);
        return MeetingDoor.attempt(caseNumber, answer, () -> {
            String at = form.getOrDefault("at", "");
            List<Called> called = new ArrayList<>();
            for (RollEntry entry : meetings.roll(caseNumber).entries()) {
                String key = entry.attendee().key();
                String status = form.getOrDefault(STATUS + key, form.getOrDefault(REST, ""));
                if (!status.isBlank()) {
                    called.add(new Called(key, status(status), form.get(PROXY + key)));
                }
            }
            process.callRoll(caseNumber, called, at.isBlank() ? null : UUID.fromString(at), viewer.loggedIn());
        });
    }

    @PostMapping("/recorder")
    String recorder(
            @PathVariable String caseNumber,
            @RequestParam(defaultValue = "") String recorder,
            Viewer viewer,
            RedirectAttributes answer) {
        door.enter(caseNumber, viewer);
        return MeetingDoor.attempt(
                caseNumber, answer, () -> sessions.recorder(caseNumber, recorder, viewer.loggedIn()));
    }

    @PostMapping("/items/{item}/notes")
    String note(
            @PathVariable String caseNumber,
            @PathVariable UUID item,
            @RequestParam(defaultValue = "") String notes,
            @RequestParam(defaultValue = "") String conclusion,
            Viewer viewer,
            RedirectAttributes answer) {
        door.enter(caseNumber, viewer);
        return MeetingDoor.attempt(
                caseNumber, answer, () -> proceedings.note(caseNumber, item, notes, conclusion, viewer.loggedIn()));
    }

    @PostMapping("/items/{item}/add")
    String add(@PathVariable String caseNumber, @PathVariable UUID item, Viewer viewer, RedirectAttributes answer) {
        door.enter(caseNumber, viewer);
        return MeetingDoor.attempt(caseNumber, answer, () -> proceedings.addItem(caseNumber, item, viewer.loggedIn()));
    }

    @PostMapping("/items/{item}/put")
    String put(@PathVariable String caseNumber, @PathVariable UUID item, Viewer viewer, RedirectAttributes answer) {
        door.enter(caseNumber, viewer);
        return MeetingDoor.attempt(caseNumber, answer, () -> process.put(caseNumber, item, viewer.loggedIn()));
    }

    @PostMapping("/items/{item}/admission")
    String putAdmission(
            @PathVariable String caseNumber, @PathVariable UUID item, Viewer viewer, RedirectAttributes answer) {
        door.enter(caseNumber, viewer);
        return MeetingDoor.attempt(caseNumber, answer, () -> process.putAdmission(caseNumber, item, viewer.loggedIn()));
    }

    @PostMapping("/adjourn")
    String adjourn(
            @PathVariable String caseNumber,
            @RequestParam String startsAt,
            @RequestParam int minutes,
            Viewer viewer,
            RedirectAttributes answer) {
        Meeting meeting = door.enter(caseNumber, viewer);
        return MeetingDoor.attempt(caseNumber, answer, () -> {
            Instant start = door.instant(meeting.alliance(), "startsAt", startsAt);
            process.adjourn(caseNumber, start, start.plus(Duration.ofMinutes(minutes)), viewer.loggedIn());
        });
    }

    @PostMapping("/close")
    String close(@PathVariable String caseNumber, Viewer viewer, RedirectAttributes answer) {
        door.enter(caseNumber, viewer);
        return MeetingDoor.attempt(caseNumber, answer, () -> process.close(caseNumber, viewer.loggedIn()));
    }

    private static Status status(String word) {
        try {
            return Coded.of(Status.class, word);
        } catch (IllegalArgumentException e) {
            throw RuleViolation.invalid(
                    "status", "attendance", Bilingual.of("请选择出席、委托出席或缺席", "choose present, represented or absent"));
        }
    }
}
