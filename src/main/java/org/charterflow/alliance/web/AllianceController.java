package org.charterflow.alliance.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.MemberClass;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Office;
import org.charterflow.alliance.Organ;
import org.charterflow.alliance.Organs;
import org.charterflow.alliance.Seat;
import org.charterflow.alliance.SeatCapacity;
import org.charterflow.alliance.Seats;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What everybody may know of an alliance; no person is named. */
@RestController
@RequestMapping(path = "/api/v1/alliances", produces = MediaType.APPLICATION_JSON_VALUE)
@Tag(name = "Alliances", description = "Who they are, how they are organised, who belongs to them. Open to everybody.")
class AllianceController {

    private final Alliances alliances;
    private final Organs organs;
    private final Seats seats;
    private final Members members;

    AllianceController(Alliances alliances, Organs organs, Seats seats, Members members) {
        this.alliances = alliances;
        this.organs = organs;
        this.seats = seats;
        this.members = members;
    }

    @GetMapping
    @Operation(summary = "The alliances of this installation")
    List<AllianceSummary> all() {
        return alliances.all().stream().map(this::summary).toList();
    }

    @GetMapping("/{alliance}")
    @Operation(summary = "One alliance: organs, offices and member classes, each with its article")
    @ApiResponse(responseCode = "200", description = "The alliance")
    @ApiResponse(
            responseCode = "404",
            description = "There is no such alliance",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    AllianceView one(@PathVariable @Parameter(description = "The alliance's id", example = "oscar") String alliance) {
        AllianceProfile profile = alliances.get(alliance);
        return new AllianceView(
                summary(profile),
                profile.guidedBy().stream()
                        .map(body -> new GuidingBodyView(body.name(), body.article()))
                        .toList(),
                profile.mission().text(),
                profile.mail().address("apply"),
                organs.of(alliance).stream().map(organ -> view(alliance, organ)).toList(),
                profile.offices().stream().map(AllianceController::view).toList(),
                classes(profile));
    }

    @GetMapping("/{alliance}/members")
    @Operation(summary = "The member units of an alliance, by member number")
    @ApiResponse(responseCode = "200", description = "The members")
    @ApiResponse(
            responseCode = "404",
            description = "There is no such alliance",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_PROBLEM_JSON_VALUE,
                            schema = @Schema(implementation = ProblemDetail.class)))
    List<MemberView> members(
            @PathVariable @Parameter(description = "The alliance's id", example = "oscar") String alliance,
            @RequestParam(required = false)
                    @Parameter(description = "Only members of this class", example = "enterprise")
                    @Nullable
                    String memberClass) {
        AllianceProfile profile = alliances.get(alliance);
        return members.of(profile.id()).stream()
                .filter(member -> memberClass == null || member.memberClass().equals(memberClass))
                .map(MemberView::of)
                .toList();
    }

    private AllianceSummary summary(AllianceProfile profile) {
        return new AllianceSummary(
                profile.id(),
                profile.name(),
                profile.shortName(),
                profile.charter(),
                profile.language(),
                profile.zone().getId(),
                profile.founded(),
                profile.site().url(),
                members.count(profile.id()));
    }

    private OrganView view(String alliance, Organ organ) {
        return new OrganView(
                organ.id(),
                organ.kind().id(),
                organ.name(),
                organ.article(),
                organ.capacities(),
                seats.occupied(alliance, organ.id()).stream().map(SeatView::of).toList());
    }

    private static OfficeView view(Office office) {
        return new OfficeView(
                office.id(), office.name(), office.organ(), office.holders(), office.term(), office.article());
    }

    private List<ClassView> classes(AllianceProfile profile) {
        Map<String, Integer> counts = members.countByClass(profile.id());
        return profile.memberClasses().stream()
                .map(c -> ClassView.of(c, counts.getOrDefault(c.id(), 0)))
                .toList();
    }

    /**
     * An alliance in a list.
     *
     * @param charter whether it runs by a charter of its own or by the model rules
     * @param founded year, month or date, as exactly as known
     */
    record AllianceSummary(
            String id,
            Bilingual name,
            Bilingual shortName,
            AllianceProfile.CharterBasis charter,
            String language,
            String zone,
            @Nullable String founded,
            String site,
            int members) {}

    /**
     * An alliance.
     *
     * @param apply where applications are mailed to
     */
    record AllianceView(
            AllianceSummary alliance,
            List<GuidingBodyView> guidedBy,
            Bilingual mission,
            String apply,
            List<OrganView> organs,
            List<OfficeView> offices,
            List<ClassView> memberClasses) {}

    /** Who guides or supervises an alliance; where it is written to is the alliance's own matter. */
    record GuidingBodyView(Bilingual name, String article) {}

    /** An organ and the units that sit in it. */
    record OrganView(
            String id,
            String kind,
            Bilingual name,
            String article,
            List<SeatCapacity> capacities,
            List<SeatView> seats) {}

    /** A seat that is taken. */
    record SeatView(Bilingual unit, String capacity, boolean votes, LocalDate since) {

        static SeatView of(Seat seat) {
            return new SeatView(seat.memberName(), seat.capacity(), seat.votes(), seat.since());
        }
    }

    /**
     * An office.
     *
     * @param holders how many may hold it; absent where the charter sets no number
     */
    record OfficeView(
            String id,
            Bilingual name,
            String organ,
            @Nullable Integer holders,
            Office.@Nullable Term term,
            String article) {}

    /** A member class and how many members it has. */
    record ClassView(String id, Bilingual name, Bilingual description, String article, int members) {

        static ClassView of(MemberClass memberClass, int members) {
            return new ClassView(
                    memberClass.id(), memberClass.name(), memberClass.description(), memberClass.article(), members);
        }
    }

    /** A member unit; persons and addresses are nobody's business here. */
    record MemberView(String number, Bilingual name, String memberClass, LocalDate since) {

        static MemberView of(Member member) {
            return new MemberView(member.number(), member.name(), member.memberClass(), member.since());
        }
    }
}
