package org.charterflow.duty.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Predicate;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Offices;
import org.charterflow.alliance.Organ;
import org.charterflow.alliance.Organs;
import org.charterflow.duty.CalendarTokens;
import org.charterflow.duty.Duty;
import org.charterflow.duty.DutyCalendar;
import org.charterflow.duty.Events;
import org.charterflow.duty.NewEvent;
import org.charterflow.duty.Obligation;
import org.charterflow.duty.Occasion;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The calendar of an alliance: what its charter demands, what is to come, the addresses that calendars subscribe to. */
@Controller
class CalendarController {

    private static final String ICS = "text/calendar;charset=UTF-8";

    private final Alliances alliances;
    private final Organs organs;
    private final Offices offices;
    private final DutyCalendar calendar;
    private final Events events;
    private final CalendarTokens tokens;
    private final CalendarFeed feed;
    private final Clock clock;

    CalendarController(
            Alliances alliances,
            Organs organs,
            Offices offices,
            DutyCalendar calendar,
            Events events,
            CalendarTokens tokens,
            CalendarFeed feed,
            Clock clock) {
        this.alliances = alliances;
        this.organs = organs;
        this.offices = offices;
        this.calendar = calendar;
        this.events = events;
        this.tokens = tokens;
        this.feed = feed;
        this.clock = clock;
    }

    @GetMapping("/register/{alliance}/calendar")
    String page(@PathVariable String alliance, Viewer viewer, Model page) {
        AllianceProfile profile = alliances.get(alliance);
        List<Occasion> known = calendar.occasions(profile.id(), viewer);
        Instant now = clock.instant();
        page.addAttribute("alliance", profile);
        page.addAttribute("part", "calendar");
        page.addAttribute("obligations", calendar.obligations(profile.id()));
        page.addAttribute(
                "coming",
                known.stream()
                        .filter(occasion -> occasion.endsAt().isAfter(now))
                        .toList());
        page.addAttribute(
                "past",
                known.stream()
                        .filter(occasion -> !occasion.endsAt().isAfter(now))
                        .sorted((one, other) -> other.startsAt().compareTo(one.startsAt()))
                        .limit(50)
                        .toList());
        page.addAttribute("organs", organs.of(profile.id()));
        page.addAttribute("words", new CalendarWords(profile, organs));
        page.addAttribute("takesPart", viewer.belongsTo(profile.id()));
        page.addAttribute("keeps", viewer.isSecretariat(profile.id()));
        page.addAttribute("kinds", Duty.Kind.values());
        page.addAttribute(
                "own",
                viewer.isSecretariat(profile.id())
                        ? events.of(profile.id()).stream()
                                .filter(event -> !event.calledOff())
                                .filter(event -> event.endsAt().isAfter(now))
                                .toList()
                        : List.of());
        return "register/calendar";
    }

    @ResponseBody
    @GetMapping(value = "/register/{alliance}/calendar.ics", produces = ICS)
    String open(@PathVariable String alliance, Locale locale) {
        return open(alliances.get(alliance), null, locale);
    }

    @ResponseBody
    @GetMapping(value = "/register/{alliance}/calendar/{organ}.ics", produces = ICS)
    String open(@PathVariable String alliance, @PathVariable String organ, Locale locale) {
        AllianceProfile profile = alliances.get(alliance);
        return open(profile, organs.get(profile.id(), organ), locale);
    }

    /** Calendars cannot log in: the token stands for its person, who sees what they would see. */
    @ResponseBody
    @GetMapping(value = "/r/calendar/{token}.ics", produces = ICS)
    String own(@PathVariable String token, Locale locale) {
        CalendarTokens.Reader reader =
                tokens.read(token).orElseThrow(() -> RuleViolation.notFound("token", Viewer.NOTHING_HERE));
        AllianceProfile profile = alliances.get(reader.alliance());
        Viewer viewer = reader.viewer();
        return feed.of(
                profile,
                profile.shortName(),
                calendar.occasions(profile.id(), viewer),
                calendar.obligations(profile.id()).stream()
                        .filter(calls(profile.id(), viewer))
                        .toList(),
                locale);
    }

    @PostMapping("/register/{alliance}/calendar/subscription")
    String subscribe(@PathVariable String alliance, Viewer viewer, RedirectAttributes next) {
        viewer.enter(alliances.get(alliance).id());
        String address = ServletUriComponentsBuilder.fromCurrentContextPath()
                .path("/r/calendar/{token}.ics")
                .build(tokens.renew(alliance, viewer.loggedIn()))
                .toString();
        next.addFlashAttribute("subscription", address);
        return "redirect:/register/{alliance}/calendar";
    }

    @PostMapping("/register/{alliance}/calendar/events")
    String add(@PathVariable String alliance, EventForm given, Viewer viewer) {
        viewer.enterAsSecretariat(alliances.get(alliance).id());
        events.add(alliance, given.event(), viewer.loggedIn(), "form");
        return "redirect:/register/{alliance}/calendar";
    }

    @PostMapping("/register/{alliance}/calendar/events/{id}")
    String change(@PathVariable String alliance, @PathVariable UUID id, EventForm given, Viewer viewer) {
        viewer.enterAsSecretariat(alliances.get(alliance).id());
        events.change(alliance, id, given.event(), viewer.loggedIn(), "form");
        return "redirect:/register/{alliance}/calendar";
    }

    @PostMapping("/register/{alliance}/calendar/events/{id}/call-off")
    String callOff(@PathVariable String alliance, @PathVariable UUID id, Viewer viewer) {
        viewer.enterAsSecretariat(alliances.get(alliance).id());
        events.callOff(alliance, id, viewer.loggedIn(), "form");
        return "redirect:/register/{alliance}/calendar";
    }

    private String open(AllianceProfile profile, @Nullable Organ organ, Locale locale) {
        Bilingual title = organ == null
                ? profile.shortName()
                : Bilingual.of(
                        profile.shortName().zh() + organ.name().zh(),
                        profile.shortName().en() + ", " + organ.name().en());
        List<Occasion> shown = calendar.occasions(profile.id(), Viewer.anonymous()).stream()
                .filter(occasion -> organ == null || organ.id().equals(occasion.organ()))
                .toList();
        return feed.of(profile, title, shown, List.of(), locale);
    }

    /** Whose business it is to call what is missing: the secretariat's, and of those who hold one of the duty's offices. */
    private Predicate<Obligation> calls(String alliance, Viewer viewer) {
        var held = offices.heldBy(alliance, viewer.loggedIn());
        return obligation -> viewer.isSecretariat(alliance)
                || held.stream()
                        .anyMatch(holder -> obligation.duty().remind().contains(holder.office())
                                && (obligation.organ() == null
                                        || !obligation.organ().kind().isGroup()
                                        || holder.organ()
                                                .equals(obligation.organ().id())));
    }

    /** What the form of an event hands in; what it leaves empty is no value. */
    record EventForm(
            Duty.Kind kind,
            @Nullable String organ,
            String titleZh,
            String titleEn,
            LocalDateTime starts,
            LocalDateTime ends,
            @Nullable String place,
            boolean open) {

        NewEvent event() {
            String zh = titleZh.isBlank() ? titleEn : titleZh;
            String en = titleEn.isBlank() ? titleZh : titleEn;
            String by = organ == null || organ.isBlank() || kind == Duty.Kind.PLENARY ? null : organ;
            return new NewEvent(kind, by, Bilingual.of(zh, en), starts, ends, place, open);
        }
    }
}
