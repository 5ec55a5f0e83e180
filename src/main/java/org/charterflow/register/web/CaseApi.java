package org.charterflow.register.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.charterflow.access.Viewer;
import org.charterflow.ballot.Outcome;
import org.charterflow.casefile.CaseFile;
import org.charterflow.casefile.Need;
import org.charterflow.document.StoredDocument;
import org.charterflow.language.Bilingual;
import org.charterflow.register.BallotView;
import org.charterflow.register.CaseReader;
import org.charterflow.register.CaseView;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Cases for programs. */
@RestController
@RequestMapping("/api/v1/alliances/{alliance}/cases")
@Tag(name = "Cases")
@SecurityRequirement(name = "basic")
class CaseApi {

    private final CaseReader cases;

    CaseApi(CaseReader cases) {
        this.cases = cases;
    }

    @GetMapping("/{caseNumber}")
    @Operation(summary = "A case: where it stands, what it still needs, its deadlines with their articles, its history")
    CaseAnswer one(@PathVariable String alliance, @PathVariable String caseNumber, Viewer viewer) {
        return CaseAnswer.of(cases.read(viewer, alliance, caseNumber));
    }

    /**
     * A case as the caller may see it.
     *
     * @param caseNumber such as {@code OSCAR-2026-0042}
     * @param state for programs, kebab-case
     * @param outcome how it ended; absent while it runs
     */
    record CaseAnswer(
            String caseNumber,
            String alliance,
            String kind,
            Bilingual title,
            String state,
            Bilingual stateLabel,
            @Nullable String outcome,
            Instant openedAt,
            @Nullable Instant closedAt,
            List<Need> needs,
            List<DeadlineAnswer> deadlines,
            List<BallotAnswer> ballots,
            List<PaperAnswer> papers,
            List<HappeningAnswer> history) {

        static CaseAnswer of(CaseView view) {
            CaseFile file = view.caseFile();
            return new CaseAnswer(
                    file.number(),
                    file.alliance(),
                    file.kind(),
                    file.title(),
                    file.state(),
                    file.stateLabel(),
                    file.outcome(),
                    file.openedAt(),
                    file.closedAt(),
                    view.needs(),
                    view.deadlines().stream().map(DeadlineAnswer::of).toList(),
                    view.ballots().stream().map(BallotAnswer::of).toList(),
                    view.papers().stream().map(PaperAnswer::of).toList(),
                    view.history().stream().map(HappeningAnswer::of).toList());
        }
    }

    /**
     * A deadline of a running case.
     *
     * @param at the first instant that is too late
     * @param purpose what has to have happened by then
     * @param provisional whether it rests on a holiday calendar that is not published yet
     * @param counting how it was counted
     */
    record DeadlineAnswer(
            @Nullable Instant at,
            Bilingual purpose,
            @Nullable String article,
            boolean provisional,
            @Nullable Bilingual counting) {

        static DeadlineAnswer of(Need need) {
            return new DeadlineAnswer(need.due(), need.what(), need.article(), need.provisional(), need.counting());
        }
    }

    /**
     * A ballot of the case; its own address is {@code /api/v1/alliances/{alliance}/ballots/{id}}.
     *
     * @param sentence where it stands or how it ended, in numbers; absent before the opening
     */
    @Schema(name = "BallotOfCase")
    record BallotAnswer(
            UUID id,
            String organ,
            Bilingual question,
            String state,
            @Nullable String outcome,
            @Nullable String article,
            @Nullable Bilingual sentence) {

        static BallotAnswer of(BallotView ballot) {
            Outcome outcome = ballot.outcome();
            return new BallotAnswer(
                    ballot.id(),
                    ballot.organ(),
                    ballot.question(),
                    ballot.state().code(),
                    outcome == null ? null : outcome.code(),
                    ballot.article(),
                    ballot.sentence());
        }
    }

    /** A document of the case that the caller may fetch at {@code href}. */
    record PaperAnswer(UUID id, String name, String mediaType, long size, String sha256, String href) {

        static PaperAnswer of(StoredDocument document) {
            return new PaperAnswer(
                    document.id(),
                    document.name(),
                    document.mediaType(),
                    document.size(),
                    document.sha256(),
                    "/documents/" + document.id());
        }
    }

    /** Something that happened; {@code actor} and {@code data} only as far as the caller may see them. */
    record HappeningAnswer(
            Instant at,
            String action,
            Bilingual words,
            @Nullable String actor,
            String channel,
            @Nullable String article,
            Map<String, Object> data) {

        static HappeningAnswer of(CaseView.Happening happening) {
            return new HappeningAnswer(
                    happening.at(),
                    happening.action(),
                    happening.words(),
                    happening.actor(),
                    happening.channel(),
                    happening.article(),
                    happening.data());
        }
    }
}
