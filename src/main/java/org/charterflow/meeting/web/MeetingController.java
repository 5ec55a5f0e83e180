package org.charterflow.meeting.web;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Organ;
import org.charterflow.alliance.Organs;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.meeting.Meeting;
import org.charterflow.meeting.MeetingDeadlines;
import org.charterflow.meeting.MeetingRights;
import org.charterflow.meeting.Meetings;
import org.charterflow.meeting.NewMeeting;
import org.charterflow.meeting.process.MeetingProcess;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Meetings of an alliance: their list, the form that calls one, and the page of each. */
@Controller
@RequestMapping("/meetings")
class MeetingController {

    private static final int USUAL_HOUR = 14;

    private final Meetings meetings;
    private final MeetingRights rights;
    private final MeetingDeadlines deadlines;
    private final MeetingProcess process;
    private final MeetingPages pages;
    private final MeetingDoor door;
    private final Alliances alliances;
    private final Organs organs;
    private final Clock clock;

    MeetingController(
            Meetings meetings,
            MeetingRights rights,
            MeetingDeadlines deadlines,
            MeetingProcess process,
            MeetingPages pages,
            MeetingDoor door,
            Alliances alliances,
            Organs organs,
            Clock clock) {
        this.meetings = meetings;
        this.rights = rights;
        this.deadlines = deadlines;
        this.process = process;
        this.pages = pages;
        this.door = door;
        this.alliances = alliances;
        this.organs = organs;
        this.clock = clock;
    }

    @GetMapping
    String all(Viewer viewer, Model page) {
        page.addAttribute(
                "alliances",
                viewer.alliances().stream()
                        .map(id -> new Listed(alliances.get(id), pages.list(id, viewer)))
                        .toList());
        return "meeting/all";
    }

    /** The meetings of one alliance on the page that lists them. */
    record Listed(AllianceProfile alliance, List<MeetingPages.Row> meetings) {}

    /** An organ whose meetings can be called, with the first day on which it can lawfully meet. */
    record Choice(String id, Bilingual name, LocalDateTime lawful, boolean calls, boolean requests) {}

    @GetMapping("/new")
    String form(@RequestParam String alliance, Viewer viewer, Model page) {
        viewer.enter(alliance);
        AllianceProfile profile = alliances.get(alliance);
        ZoneId zone = profile.zone();
        Instant wanted = clock.instant()
                .atZone(zone)
                .plusDays(1)
                .truncatedTo(ChronoUnit.DAYS)
                .withHour(USUAL_HOUR)
                .toInstant();
        page.addAttribute("alliance", profile);
        page.addAttribute("organs", choices(alliance, viewer, wanted, zone));
        return "meeting/new";
    }

    @PostMapping("/new")
    String call(
            @RequestParam Map<String, String> typed,
            @RequestParam String alliance,
            @RequestParam String organ,
            @RequestParam String startsAt,
            @RequestParam int minutes,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String link,
            @RequestParam(defaultValue = "") String titleZh,
            @RequestParam(defaultValue = "") String titleEn,
            @RequestParam(required = false) @Nullable String reason,
            Viewer viewer,
            RedirectAttributes answer) {
        viewer.enter(alliance);
        try {
            Instant start = door.instant(alliance, "startsAt", startsAt);
            NewMeeting wanted = new NewMeeting(
                    alliance,
                    organ,
                    title(titleZh, titleEn),
                    start,
                    start.plus(Duration.ofMinutes(minutes)),
                    place,
                    link,
                    null,
                    null);
            String caseNumber = reason == null
                    ? process.call(wanted, viewer.loggedIn(), "form")
                    : process.request(wanted, reason, viewer.loggedIn(), "form");
            return "redirect:/meetings/" + caseNumber;
        } catch (RuleViolation refused) {
            answer.addFlashAttribute("refused", refused);
            answer.addFlashAttribute("given", typed);
            return "redirect:/meetings/new?alliance=" + alliance;
        }
    }

    @GetMapping("/{caseNumber}")
    String show(@PathVariable String caseNumber, Viewer viewer, Model page) {
        pages.fill(door.enter(caseNumber, viewer), viewer, page);
        return "meeting/one";
    }

    /** What changes while the meeting runs, which the page fetches every few seconds. */
    @GetMapping("/{caseNumber}/live")
    String live(@PathVariable String caseNumber, Viewer viewer, Model page) {
        pages.fill(door.enter(caseNumber, viewer), viewer, page);
        return "meeting/one :: standing";
    }

    /** The sign-in sheet to print. */
    @GetMapping("/{caseNumber}/sign-in-sheet")
    String signInSheet(@PathVariable String caseNumber, Viewer viewer, Model page) {
        Meeting meeting = door.enter(caseNumber, viewer);
        page.addAttribute("meeting", meeting);
        page.addAttribute("organ", meetings.organ(meeting));
        page.addAttribute("start", pages.start(meeting));
        page.addAttribute("attendees", meetings.attendees(caseNumber));
        return "meeting/sign-in-sheet";
    }

    @PostMapping("/{caseNumber}/move")
    String move(
            @PathVariable String caseNumber,
            @RequestParam String startsAt,
            @RequestParam int minutes,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String link,
            Viewer viewer,
            RedirectAttributes answer) {
        Meeting meeting = door.enter(caseNumber, viewer);
        return MeetingDoor.attempt(caseNumber, answer, () -> {
            Instant start = door.instant(meeting.alliance(), "startsAt", startsAt);
            process.move(caseNumber, start, start.plus(Duration.ofMinutes(minutes)), place, link, viewer.loggedIn());
        });
    }

    @PostMapping("/{caseNumber}/cancel")
    String cancel(
            @PathVariable String caseNumber,
            @RequestParam(defaultValue = "") String reason,
            Viewer viewer,
            RedirectAttributes answer) {
        door.enter(caseNumber, viewer);
        return MeetingDoor.attempt(caseNumber, answer, () -> process.cancel(caseNumber, reason, viewer.loggedIn()));
    }

    private List<Choice> choices(String alliance, Viewer viewer, Instant wanted, ZoneId zone) {
        List<Choice> choices = new ArrayList<>();
        choices.add(choice(alliance, Meeting.PLENARY, Bilingual.of("全体会员", "All members"), viewer, wanted, zone));
        for (Organ organ : organs.of(alliance)) {
            choices.add(choice(alliance, organ.id(), organ.name(), viewer, wanted, zone));
        }
        return choices.stream().filter(each -> each.calls() || each.requests()).toList();
    }

    private Choice choice(String alliance, String organ, Bilingual name, Viewer viewer, Instant wanted, ZoneId zone) {
        String user = viewer.loggedIn();
        boolean mayCall = rights.mayCall(alliance, organ, user);
        boolean mayRequest = !organ.equals(Meeting.PLENARY) && rights.mayRequest(alliance, organ, user);
        Instant lawful = mayCall || mayRequest ? deadlines.firstLawful(alliance, organ, wanted) : wanted;
        return new Choice(organ, name, lawful.atZone(zone).toLocalDateTime(), mayCall, mayRequest);
    }

    private static @Nullable Bilingual title(String zh, String en) {
        return zh.isBlank() && en.isBlank() ? null : Bilingual.of(zh.isBlank() ? en : zh, en.isBlank() ? zh : en);
    }
}
