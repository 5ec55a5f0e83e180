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
import org.charterflow.ballot.Coded;
import org.charterflow.document.Audience;
import org.charterflow.document.NewDocument;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.meeting.Agenda;
import org.charterflow.meeting.Guests;
import org.charterflow.meeting.ItemKind;
import org.charterflow.meeting.Meeting;
import org.charterflow.meeting.MeetingPapers;
import org.charterflow.meeting.Meetings;
import org.charterflow.meeting.Topic;
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

    private final Agenda agenda;
    private final MeetingPapers papers;
    private final Guests guests;
    private final Meetings meetings;
    private final MeetingProcess process;
    private final MeetingDoor door;
    private final Clock clock;

    AgendaController(
            Agenda agenda,
            MeetingPapers papers,
            Guests guests,
            Meetings meetings,
            MeetingProcess process,
            MeetingDoor door,
            Clock clock) {
        this.agenda = agenda;
        this.papers = papers;
        this.guests = guests;
        this.meetings = meetings;
        this.process = process;
        this.door = door;
        this.clock = clock;
    }

    @GetMapping("/topics/new")
    String form(@PathVariable String caseNumber, Viewer viewer, Model page) {
        Meeting meeting = door.enter(caseNumber, viewer);
        page.addAttribute("meeting", meeting);
        page.addAttribute("matters", meetings.matters(meeting));
        return "meeting/topic";
    }

    /** The same form for a topic that is there, which the organiser puts into the agenda's words. */
    @GetMapping("/topics/{item}/edit")
    String form(@PathVariable String caseNumber, @PathVariable UUID item, Viewer viewer, Model page) {
        Meeting meeting = door.enter(caseNumber, viewer);
        page.addAttribute("item", meetings.item(caseNumber, item));
        page.addAttribute("meeting", meeting);
        page.addAttribute("matters", meetings.matters(meeting));
        return "meeting/topic";
    }

    @PostMapping("/topics/{item}/edit")
    String edit(
            @PathVariable String caseNumber,
            @PathVariable UUID item,
            @RequestParam Map<String, String> form,
            Viewer viewer,
            RedirectAttributes answer) {
        door.enter(caseNumber, viewer);
        return MeetingDoor.attempt(
                caseNumber, answer, () -> agenda.edit(caseNumber, item, topic(form, List.of()), viewer.loggedIn()));
    }

    @PostMapping("/topics")
    String propose(
            @PathVariable String caseNumber,
            @RequestParam Map<String, String> form,
            @RequestParam(required = false) @Nullable MultipartFile paper,
            @RequestParam(defaultValue = "members") String audience,
            Viewer viewer,
            RedirectAttributes answer) {
        Meeting meeting = door.enter(caseNumber, viewer);
        return MeetingDoor.attempt(caseNumber, answer, () -> {
            List<UUID> stored = paper == null || paper.isEmpty() ? List.of() : List.of(store(meeting, paper, audience));
            agenda.propose(caseNumber, topic(form, stored), viewer.loggedIn(), "form", clock.instant());
        });
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
                () -> agenda.addPaper(caseNumber, item, store(meeting, paper, audience), viewer.loggedIn()));
    }

    @PostMapping("/topics/{item}/defer")
    String defer(@PathVariable String caseNumber, @PathVariable UUID item, Viewer viewer, RedirectAttributes answer) {
        door.enter(caseNumber, viewer);
        return MeetingDoor.attempt(caseNumber, answer, () -> agenda.defer(caseNumber, item, viewer.loggedIn()));
    }

    @PostMapping("/topics/{item}/take-over")
    String takeOver(
            @PathVariable String caseNumber, @PathVariable UUID item, Viewer viewer, RedirectAttributes answer) {
        door.enter(caseNumber, viewer);
        return MeetingDoor.attempt(caseNumber, answer, () -> agenda.takeOver(caseNumber, item, viewer.loggedIn()));
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

    private static Topic topic(Map<String, String> form, List<UUID> stored) {
        ItemKind what = kind(form.getOrDefault("kind", "discussion"));
        String explanation = form.getOrDefault("explanation", "").strip();
        String matter = form.getOrDefault("matter", "");
        boolean decides = what == ItemKind.DECISION;
        return new Topic(
                both(form.getOrDefault("titleZh", ""), form.getOrDefault("titleEn", "")),
                explanation.isEmpty() ? null : explanation,
                what,
                decides && !matter.isBlank() ? matter : null,
                decides ? both(form.getOrDefault("questionZh", ""), form.getOrDefault("questionEn", "")) : null,
                stored);
    }

    private UUID store(Meeting meeting, MultipartFile paper, String audience) {
        try {
            return papers.store(new NewDocument(
                    meeting.alliance(),
                    meeting.caseNumber(),
                    paper.getOriginalFilename() == null ? "" : paper.getOriginalFilename(),
                    paper.getContentType() == null ? "" : paper.getContentType(),
                    paper.getBytes(),
                    audience(audience)));
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

    private static ItemKind kind(String word) {
        try {
            return Coded.of(ItemKind.class, word);
        } catch (IllegalArgumentException e) {
            throw RuleViolation.invalid(
                    "kind", "item-kind", Bilingual.of("请选择通报、讨论或表决", "choose information, discussion or decision"));
        }
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text.strip());
        } catch (NumberFormatException e) {
            throw RuleViolation.invalid("number", "whole-number", Bilingual.of("序号应为整数", "a number is a whole number"));
        }
    }

    private static Bilingual both(String zh, String en) {
        return Bilingual.of(zh.isBlank() ? en.strip() : zh.strip(), en.isBlank() ? zh.strip() : en.strip());
    }
}
