package org.charterflow.minutes.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charterflow.access.Viewer;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.meeting.Meeting;
import org.charterflow.meeting.Meetings;
import org.charterflow.minutes.Confirmation;
import org.charterflow.minutes.Minutes;
import org.charterflow.minutes.Minutes.State;
import org.charterflow.minutes.MinutesDrafts;
import org.charterflow.minutes.MinutesReaders;
import org.charterflow.minutes.MinutesViews;
import org.charterflow.minutes.Passage;
import org.charterflow.minutes.Publication;
import org.charterflow.minutes.Version;
import org.charterflow.minutes.process.MinutesProcess;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of minutes: its writers write, those entitled to attend confirm or comment, later everybody of them reads. */
@Controller
@RequestMapping("/minutes/{caseNumber}")
class MinutesPageController {

    private static final Pattern DECISION = Pattern.compile("(accept|decline)-(\\d{1,18})");

    private final Meetings meetings;
    private final MinutesDrafts drafts;
    private final MinutesViews views;
    private final MinutesReaders readers;
    private final Confirmation confirmation;
    private final Publication publication;
    private final MinutesProcess process;
    private final Clock clock;

    MinutesPageController(
            Meetings meetings,
            MinutesDrafts drafts,
            MinutesViews views,
            MinutesReaders readers,
            Confirmation confirmation,
            Publication publication,
            MinutesProcess process,
            Clock clock) {
        this.meetings = meetings;
        this.drafts = drafts;
        this.views = views;
        this.readers = readers;
        this.confirmation = confirmation;
        this.publication = publication;
        this.process = process;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable String caseNumber,
            @RequestParam(defaultValue = "false") boolean correct,
            Viewer viewer,
            Model page) {
        Meeting meeting = enter(caseNumber, viewer);
        Minutes minutes = views.minutes(caseNumber);
        boolean writes = drafts.isOrganiser(viewer, meeting);
        boolean corrects = viewer.isSecretariat(meeting.alliance()) && minutes.state() == State.PUBLISHED;
        boolean writing = writes && minutes.state().written() || corrects && correct;
        if (!writes && !viewer.seesConfidential(meeting.alliance()) && !views.wasCirculated(caseNumber)) {
            throw RuleViolation.notFound("caseNumber", Viewer.NOTHING_HERE);
        }
        MinutesPages.fill(
                page,
                views.of(caseNumber, writing),
                "/minutes/" + caseNumber,
                entitled(viewer, meeting) && views.wasCirculated(caseNumber));
        page.addAttribute("writing", writing);
        page.addAttribute("correcting", corrects && correct);
        page.addAttribute("corrects", corrects);
        page.addAttribute("organiser", writes);
        return writing ? "minutes/write" : "minutes/read";
    }

    /**
     * Takes the text and does what the pressed button says besides: {@code save} nothing, {@code finish} ends the writing,
     * {@code accept-12} and {@code decline-12} decide on a comment. Whatever is pressed, nothing that was typed is lost.
     */
    @PostMapping("/text")
    String save(
            @PathVariable String caseNumber,
            @RequestParam Map<String, String> given,
            @RequestParam(defaultValue = "save") String then,
            Viewer viewer) {
        Meeting meeting = enterAsOrganiser(caseNumber, viewer);
        drafts.save(caseNumber, MinutesForm.of(given), viewer.loggedIn(), "form");
        Matcher decision = DECISION.matcher(then);
        if (decision.matches()) {
            String comment = decision.group(2);
            confirmation.decide(
                    caseNumber,
                    Long.parseLong(comment),
                    decision.group(1).equals("accept"),
                    given.get("reason." + comment),
                    viewer.loggedIn(),
                    "form");
            return back(caseNumber) + "#comment-" + comment;
        }
        if (then.equals("finish")) {
            process.finishWriting(meeting.alliance(), caseNumber, viewer.loggedIn());
        }
        return back(caseNumber);
    }

    @PostMapping("/answers")
    String answer(
            @PathVariable String caseNumber,
            @RequestParam(required = false) @Nullable String passage,
            @RequestParam(required = false) @Nullable String comment,
            Viewer viewer) {
        Meeting meeting = enter(caseNumber, viewer);
        confirmation.answer(
                meeting.alliance(),
                caseNumber,
                viewer.loggedIn(),
                passage == null ? null : new Passage(passage),
                passage == null ? null : String.valueOf(comment),
                "form",
                clock.instant());
        return back(caseNumber) + "#answered";
    }

    @PostMapping("/correction")
    String correct(
            @PathVariable String caseNumber,
            @RequestParam Map<String, String> given,
            @RequestParam(defaultValue = "") String reason,
            Viewer viewer) {
        Meeting meeting = enter(caseNumber, viewer);
        viewer.enterAsSecretariat(meeting.alliance());
        publication.correct(caseNumber, MinutesForm.of(given), reason, viewer.loggedIn());
        return back(caseNumber);
    }

    /** A version's text: as Markdown, or as a page of its own that prints well. */
    @GetMapping("/versions/{number}.{format}")
    ResponseEntity<byte[]> version(
            @PathVariable String caseNumber, @PathVariable int number, @PathVariable String format, Viewer viewer) {
        enter(caseNumber, viewer);
        Version version = publication.versions(caseNumber).stream()
                .filter(found -> found.number() == number)
                .findFirst()
                .orElseThrow(() -> RuleViolation.notFound("version", Viewer.NOTHING_HERE));
        String text = switch (format.toLowerCase(Locale.ROOT)) {
            case "md" -> version.markdown();
            case "html" -> publication.page(version);
            default -> throw RuleViolation.notFound("format", Viewer.NOTHING_HERE);
        };
        String name = caseNumber + "-minutes-v" + number + "." + format.toLowerCase(Locale.ROOT);
        return ResponseEntity.ok()
                .header(
                        "Content-Type",
                        (format.equalsIgnoreCase("md") ? "text/markdown" : "text/html") + ";charset=UTF-8")
                .header(
                        "Content-Disposition",
                        ContentDisposition.attachment().filename(name).build().toString())
                .body(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Lets those in who write, read or oversee these minutes; to everybody else there are none. */
    private Meeting enter(String caseNumber, Viewer viewer) {
        return views.find(caseNumber)
                .map(minutes -> meetings.meeting(caseNumber))
                .filter(meeting -> viewer.seesConfidential(meeting.alliance())
                        || drafts.isOrganiser(viewer, meeting)
                        || entitled(viewer, meeting))
                .orElseThrow(() -> RuleViolation.notFound("caseNumber", Viewer.NOTHING_HERE));
    }

    private Meeting enterAsOrganiser(String caseNumber, Viewer viewer) {
        Meeting meeting = enter(caseNumber, viewer);
        if (!drafts.isOrganiser(viewer, meeting)) {
            throw new RuleViolation(
                    "caseNumber",
                    "organiser-only",
                    "OSCAR-29.6",
                    Bilingual.of("只有会议组织者和秘书处可以修改纪要", "only the organiser and the secretariat write the minutes"),
                    RuleViolation.Kind.FORBIDDEN);
        }
        return meeting;
    }

    private boolean entitled(Viewer viewer, Meeting meeting) {
        return readers.mayRead(viewer, meeting.alliance(), meeting.caseNumber());
    }

    private static String back(String caseNumber) {
        return "redirect:/minutes/" + caseNumber;
    }
}
