package org.charterflow.ballot.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Alliances;
import org.charterflow.ballot.MeetingGate;
import org.charterflow.ballot.Resolution;
import org.charterflow.ballot.Resolutions;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Resolutions for programs: the public ones for everybody, the others for their audience. */
@RestController
@RequestMapping("/api/v1/alliances/{alliance}/resolutions")
@Tag(name = "Resolutions")
class ResolutionApi {

    private static final int MOST = 500;

    private final Resolutions resolutions;
    private final Alliances alliances;
    private final MeetingGate meetings;

    ResolutionApi(Resolutions resolutions, Alliances alliances, MeetingGate meetings) {
        this.resolutions = resolutions;
        this.alliances = alliances;
        this.meetings = meetings;
    }

    @GetMapping
    @Operation(summary = "The resolutions the caller may read, the latest first")
    List<ResolutionAnswer> all(
            @PathVariable String alliance, @RequestParam(defaultValue = "100") int limit, Viewer viewer) {
        String id = alliances.get(alliance).id();
        return resolutions.ofAlliance(id, viewer, Math.max(1, Math.min(limit, MOST))).stream()
                .map(this::answer)
                .toList();
    }

    /**
     * A resolution.
     *
     * @param number document number (文号)
     * @param arithmetic why it was adopted or not, in numbers
     * @param article where the voting rule stands
     * @param ruleVersion version of the voting rule by which it was decided
     * @param exception that the item was late and the organ admitted it; null for an item in time
     */
    record ResolutionAnswer(
            String number,
            UUID ballot,
            String caseNumber,
            String organ,
            String matter,
            Bilingual question,
            String outcome,
            Bilingual arithmetic,
            String article,
            int ruleVersion,
            String audience,
            Instant resolvedAt,
            @Nullable Bilingual exception) {}

    private ResolutionAnswer answer(Resolution resolution) {
        return new ResolutionAnswer(
                resolution.number(),
                resolution.ballot(),
                resolution.caseNumber(),
                resolution.organ(),
                resolution.matter(),
                resolution.question(),
                resolution.outcome().code(),
                resolution.arithmetic(),
                resolution.citation().toString(),
                resolution.ruleVersion(),
                resolution.audience().name().toLowerCase(Locale.ROOT),
                resolution.resolvedAt(),
                meetings.exception(resolution.ballot()).orElse(null));
    }
}
