package org.charterflow.meeting.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.charterflow.access.Viewer;
import org.charterflow.document.Audience;
import org.charterflow.document.NewDocument;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.meeting.Agenda;
import org.charterflow.meeting.AgendaItem;
import org.charterflow.meeting.Guests;
import org.charterflow.meeting.Meeting;
import org.charterflow.meeting.Meetings;
import org.charterflow.meeting.Topics;
import org.charterflow.meeting.process.MeetingProcess;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Topics, papers, the agenda and guests, from the forms of the meeting's page. */
@Controller
@RequestMapping("/meetings/{caseNumber}")
class AgendaController {

    private static final String NUMBER = "number.";

    private final Topics topics;
    private final Agenda agenda;
    private final Guests guests;
    private final Meetings meetings;
    private final MeetingProcess process;
    private final MeetingDoor door;
    private final Clock clock;

    AgendaController(
            Topics topics,
            Agenda agenda,
            Guests guests,
            Meetings meetings,
            MeetingProcess process,
            MeetingDoor door,
            Clock clock) {
        this.topics = topics;
        this.agenda = agenda;
        this.guests = guests;
        this.meetings = meetings;
        this.process = process;
        this.door = door;
        this.clock = clock;
    }

    @GetMapping("/topics/new")
    String form(@PathVariable String caseNumber, Viewer viewer, Model page) {
        return form(door.enter(caseNumber, viewer), null, TopicForm.EMPTY, page);
    }

    /** The same form for a topic that is there, which the organiser puts into the agenda's words. */
    @GetMapping("/topics/{item}/edit")
    String form(@PathVariable String caseNumber, @PathVariable UUID item, Viewer viewer, Model page) {
        Meeting meeting = door.enter(caseNumber, viewer);
        AgendaItem topic = meetings.item(caseNumber, item);
        return form(meeting, item, TopicForm.of(topic, topics.interestedIn(topic)), page);
    }

    /** @param item the topic that is edited; null for a new one */
    private String form(Meeting meeting, @Nullable UUID item, TopicForm form, Model page) {
        page.addAttribute("item", item);
        page.addAttribute("form", form);
        page.addAttribute("meeting", meeting);
        page.addAttribute("matters", meetings.matters(meeting));
        return "meeting/topic";
    }

    @PostMapping("/topics/{item}/edit")
    String edit(
            @PathVariable String caseNumber,
            @PathVariable UUID item,
            @RequestParam Map<String, String> given,
            Viewer viewer,
            Model page) {
        Meeting meeting = door.enter(caseNumber, viewer);
        TopicForm form = TopicForm.of(given);
        try {
            topics.edit(caseNumber, item, form.topic(), viewer.loggedIn());
        } catch (RuleViolation refused) {
            page.addAttribute("refused", refused);
            return form(meeting, item, form, page);
        }
        return "redirect:/meetings/" + caseNumber;
    }

    /** What is refused is said above the form, which keeps what was typed. */
    @PostMapping("/topics")
    String propose(
            @PathVariable String caseNumber,
            @RequestParam Map<String, String> given,
            @RequestParam(required = false) @Nullable MultipartFile paper,
            @RequestParam(defaultValue = "members") String audience,
            Viewer viewer,
            Model page) {
        Meeting meeting = door.enter(caseNumber, viewer);
        TopicForm form = TopicForm.of(given);
        try {
            List<NewDocument> papers =
                    paper == null || paper.isEmpty() ? List.of() : List.of(document(meeting, paper, audience));
            topics.propose(caseNumber, form.topic(), papers, viewer.loggedIn(), "form", clock.instant());
        } catch (RuleViolation refused) {
            page.addAttribute("refused", refused);
            return form(meeting, null, form, page);
        }
        return "redirect:/meetings/" + caseNumber;
    }

    @PostMapping("/topics/{item}/papers")
    String addPaper(
            @PathVariable String caseNumber,
            @PathVariable UUID item,
            @RequestParam MultipartFile paper,
            @RequestParam(defaultValue = "members") String audience,
            Viewer viewer,
            RedirectAttributes answer) {
        Meeting meeting = door.enter(caseNumber, viewer);
        return MeetingDoor.attempt(
                caseNumber,
                answer,
                () -> topics.addPaper(caseNumber, item, document(meeting, paper, audience), viewer.loggedIn()));
    }

    @PostMapping("/topics/{item}/defer")
    String defer(@PathVariable String caseNumber, @PathVariable UUID item, Viewer viewer, RedirectAttributes answer) {
        door.enter(caseNumber, viewer);
        return MeetingDoor.attempt(caseNumber, answer, () -> topics.defer(caseNumber, item, viewer.loggedIn()));
    }

    @PostMapping("/topics/{item}/take-over")
    String takeOver(
            @PathVariable String caseNumber, @PathVariable UUID item, Viewer viewer, RedirectAttributes answer) {
        door.enter(caseNumber, viewer);
        return MeetingDoor.attempt(caseNumber, answer, () -> topics.takeOver(caseNumber, item, viewer.loggedIn()));
    }

    @PostMapping("/agenda/take-up")
    String takeUp(
            @PathVariable String caseNumber, @RequestParam UUID ballot, Viewer viewer, RedirectAttributes answer) {
        door.enter(caseNumber, viewer);
        return MeetingDoor.attempt(caseNumber, answer, () -> agenda.takeUp(caseNumber, ballot, viewer.loggedIn()));
    }

    /** Makes the agenda of what has a number: {@code number.<item>}; what has none is not listed. */
    @PostMapping("/agenda")
    String order(
            @PathVariable String caseNumber,
            @RequestParam Map<String, String> form,
            Viewer viewer,
            RedirectAttributes answer) {
        door.enter(caseNumber, viewer);
        return MeetingDoor.attempt(caseNumber, answer, () -> {
            List<UUID> order = form.entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith(NUMBER)
                            && !entry.getValue().isBlank())
                    .sorted(Comparator.comparingInt(entry -> number(entry.getValue())))
                    .map(entry -> UUID.fromString(entry.getKey().substring(NUMBER.length())))
                    .toList();
            agenda.order(caseNumber, order, viewer.loggedIn());
        });
    }

    @PostMapping("/guests")
    String invite(
            @PathVariable String caseNumber,
            @RequestParam(defaultValue = "") String member,
            Viewer viewer,
            RedirectAttributes answer) {
        door.enter(caseNumber, viewer);
        return MeetingDoor.attempt(caseNumber, answer, () -> guests.invite(caseNumber, member, viewer.loggedIn()));
    }

    @PostMapping("/agenda/publish")
    String publish(@PathVariable String caseNumber, Viewer viewer, RedirectAttributes answer) {
        door.enter(caseNumber, viewer);
        return MeetingDoor.attempt(caseNumber, answer, () -> process.publish(caseNumber, viewer.loggedIn()));
    }

    private static NewDocument document(Meeting meeting, MultipartFile paper, String audience) {
        try {
            return new NewDocument(
                    meeting.alliance(),
                    meeting.caseNumber(),
                    paper.getOriginalFilename() == null ? "" : paper.getOriginalFilename(),
                    paper.getContentType() == null ? "" : paper.getContentType(),
                    paper.getBytes(),
                    audience(audience));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Audience audience(String word) {
        return Arrays.stream(Audience.values())
                .filter(each -> each.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> RuleViolation.invalid(
                        "audience", "audience", Bilingual.of("请选择文件的公开范围", "choose who may read the paper")));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw RuleViolation.invalid("number", "whole-number", Bilingual.of("序号应为整数", "a number is a whole number"));
        }
    }
}
