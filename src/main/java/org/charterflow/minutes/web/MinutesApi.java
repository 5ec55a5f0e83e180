package org.charterflow.minutes.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.charterflow.access.Viewer;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.Waiting;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.minutes.Answer;
import org.charterflow.minutes.Confirmation;
import org.charterflow.minutes.Minutes.State;
import org.charterflow.minutes.MinutesContent;
import org.charterflow.minutes.MinutesViews;
import org.charterflow.minutes.MinutesViews.Stand;
import org.charterflow.minutes.MinutesViews.View;
import org.charterflow.minutes.Passage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/alliances/{alliance}/minutes/{caseNumber}")
@Tag(name = "minutes", description = "会议纪要 Minutes of meetings, for those entitled to attend")
class MinutesApi {

    private final MinutesDoor door;
    private final MinutesViews views;
    private final Confirmation confirmation;
    private final Clock clock;

    MinutesApi(MinutesDoor door, MinutesViews views, Confirmation confirmation, Clock clock) {
        this.door = door;
        this.views = views;
        this.confirmation = confirmation;
        this.clock = clock;
    }

    /**
     * @param waiting until when the revision that was circulated is confirmed, and how that was counted; null before
     * @param content the revision that was circulated last
     * @param confirmed how many of those entitled to attend confirmed it
     * @param noAnswer how many did not answer: never a confirmation
     */
    record MinutesView(
            String caseNumber,
            State state,
            int revision,
            @Nullable Waiting waiting,
            MinutesContent content,
            long confirmed,
            long commented,
            long noAnswer,
            List<Answer> answers,
            List<VersionView> versions) {}

    /** @param pdf the address of the document */
    record VersionView(
            int number, Instant publishedAt, @Nullable String reason, String sha256, String markdown, String pdf) {}

    /**
     * @param passage such as {@code item-2-conclusion}; null for a comment in general
     * @param comment null to confirm the minutes
     */
    record NewAnswer(@Nullable String passage, @Nullable String comment) {}

    @GetMapping
    @Operation(
            summary = "纪要及确认情况 The minutes and how they are confirmed",
            description =
                    "For those entitled to attend once the minutes were sent; for secretariat, auditor and organiser"
                            + " always. OSCAR-29.6.")
    MinutesView minutes(@PathVariable String alliance, @PathVariable String caseNumber, Viewer viewer) {
        door.enterToRead(alliance, caseNumber, viewer);
        View view = views.of(caseNumber, false);
        Deadline deadline = view.deadline();
        return new MinutesView(
                caseNumber,
                view.minutes().state(),
                view.minutes().revision(),
                deadline == null ? null : Waiting.until(deadline),
                view.versions().isEmpty() ? view.content() : view.content().withoutConfidential(),
                view.count(Stand.CONFIRMED),
                view.count(Stand.COMMENTED),
                view.count(Stand.NO_ANSWER),
                view.answers(),
                view.versions().stream()
                        .map(version -> new VersionView(
                                version.number(),
                                version.publishedAt(),
                                version.reason(),
                                version.sha256(),
                                version.markdown(),
                                "/documents/" + version.pdf()))
                        .toList());
    }

    @PostMapping("/answers")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "确认纪要或提出意见 Confirm the minutes, or comment on a passage",
            description = "What comes after the period is kept and marked late; it changes nothing. OSCAR-29.6.")
    @ApiResponse(responseCode = "403", description = "The caller is not entitled to attend")
    Answer answer(
            @PathVariable String alliance,
            @PathVariable String caseNumber,
            @RequestBody NewAnswer answer,
            Viewer viewer) {
        door.enterToRead(alliance, caseNumber, viewer);
        if (answer.passage() != null && answer.comment() == null) {
            throw RuleViolation.invalid(
                    "comment",
                    "required",
                    Bilingual.of("请填写意见；确认的，不写位置", "write the comment; to confirm, name no passage"));
        }
        return confirmation.answer(
                alliance,
                caseNumber,
                viewer.loggedIn(),
                answer.passage() == null ? null : new Passage(answer.passage()),
                answer.comment(),
                "api",
                clock.instant());
    }
}
