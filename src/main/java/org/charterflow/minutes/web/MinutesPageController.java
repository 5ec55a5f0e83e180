package org.charterflow.minutes.web;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.charterflow.access.Viewer;
import org.charterflow.language.RuleViolation;
import org.charterflow.meeting.Meeting;
import org.charterflow.minutes.Confirmation;
import org.charterflow.minutes.Minutes;
import org.charterflow.minutes.Minutes.State;
import org.charterflow.minutes.MinutesDrafts;
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

    private final MinutesDoor door;
    private final MinutesDrafts drafts;
    private final MinutesViews views;
    private final Confirmation confirmation;
    private final Publication publication;
    private final MinutesProcess process;
    private final Clock clock;

    MinutesPageController(
            MinutesDoor door,
            MinutesDrafts drafts,
            MinutesViews views,
            Confirmation confirmation,
            Publication publication,
            MinutesProcess process,
            Clock clock) {
        this.door = door;
        this.drafts = drafts;
        this.views = views;
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
        Meeting meeting = door.enterToRead(caseNumber, viewer);
        Minutes minutes = views.minutes(caseNumber);
        boolean writes = door.writes(viewer, meeting);
        boolean corrects = viewer.isSecretariat(meeting.alliance()) && minutes.state() == State.PUBLISHED;
        boolean writing = writes && minutes.state().written() || corrects && correct;
        MinutesPages.fill(
                page,
                views.of(caseNumber, writing),
                "/minutes/" + caseNumber,
                door.confirms(viewer, meeting) ? viewer.userId() : null);
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
        Meeting meeting = door.enterToWrite(caseNumber, viewer);
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
        Meeting meeting = door.enter(caseNumber, viewer);
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
        Meeting meeting = door.enter(caseNumber, viewer);
        viewer.enterAsSecretariat(meeting.alliance());
        publication.correct(caseNumber, MinutesForm.of(given), reason, viewer.loggedIn());
        return back(caseNumber);
    }

    /** A version's text: as Markdown, or as a page of its own that prints well. */
    @GetMapping("/versions/{number}.{format}")
    ResponseEntity<byte[]> version(
            @PathVariable String caseNumber, @PathVariable int number, @PathVariable String format, Viewer viewer) {
        door.enter(caseNumber, viewer);
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

    private static String back(String caseNumber) {
        return "redirect:/minutes/" + caseNumber;
    }
}
