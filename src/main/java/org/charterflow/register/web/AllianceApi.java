package org.charterflow.register.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Member;
import org.charterflow.language.Bilingual;
import org.charterflow.register.OrganEntry;
import org.charterflow.register.Register;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The public register for programs: alliances, organs, members. */
@RestController
@RequestMapping("/api/v1/alliances")
@Tag(name = "Alliances")
class AllianceApi {

    private final Alliances alliances;
    private final Register register;

    AllianceApi(Alliances alliances, Register register) {
        this.alliances = alliances;
        this.register = register;
    }

    @GetMapping
    @Operation(summary = "The alliances of this installation")
    List<AllianceAnswer> all() {
        return alliances.all().stream().map(AllianceAnswer::of).toList();
    }

    @GetMapping("/{alliance}")
    @Operation(summary = "An alliance: its profile, organs with units and officers, member classes with their numbers")
    AllianceDetails one(@PathVariable String alliance) {
        AllianceProfile profile = alliances.get(alliance);
        return new AllianceDetails(
                AllianceAnswer.of(profile),
                register.organs(alliance).stream().map(OrganAnswer::of).toList(),
                register.classes(alliance).stream().map(ClassAnswer::of).toList());
    }

    @GetMapping("/{alliance}/members")
    @Operation(summary = "The members of an alliance, class by class")
    List<MemberAnswer> members(@PathVariable String alliance) {
        return register.classes(alliance).stream()
                .flatMap(entry -> entry.members().stream())
                .map(MemberAnswer::of)
                .toList();
    }

    /**
     * An alliance in short.
     *
     * @param charter {@code own}, or {@code model} where it runs by model rules that are not its own
     * @param founded as exactly as known
     */
    record AllianceAnswer(
            String id,
            Bilingual name,
            @JsonProperty("short") Bilingual shortName,
            String charter,
            String language,
            String zone,
            @Nullable String founded,
            Bilingual mission,
            String site) {

        static AllianceAnswer of(AllianceProfile profile) {
            return new AllianceAnswer(
                    profile.id(),
                    profile.name(),
                    profile.shortName(),
                    profile.charter() == AllianceProfile.CharterBasis.OWN ? "own" : "model",
                    profile.language(),
                    profile.zone().getId(),
                    profile.founded(),
                    profile.mission().text(),
                    profile.site().url());
        }
    }

    /** An alliance with its organs and classes. */
    record AllianceDetails(AllianceAnswer profile, List<OrganAnswer> organs, List<ClassAnswer> memberClasses) {}

    /** An organ: who sits in it and who holds its offices. */
    record OrganAnswer(
            String id,
            String kind,
            Bilingual name,
            String article,
            List<OrganEntry.SeatEntry> seats,
            List<OrganEntry.Officer> officers) {

        static OrganAnswer of(OrganEntry entry) {
            return new OrganAnswer(
                    entry.organ().id(),
                    entry.organ().kind().id(),
                    entry.organ().name(),
                    entry.organ().article(),
                    entry.seats(),
                    entry.officers());
        }
    }

    /** A member class and how many members it has. */
    record ClassAnswer(String id, Bilingual name, String article, int members) {

        static ClassAnswer of(Register.ClassEntry entry) {
            return new ClassAnswer(
                    entry.memberClass().id(),
                    entry.memberClass().name(),
                    entry.memberClass().article(),
                    entry.members().size());
        }
    }

    /** A member; no person, no address. */
    record MemberAnswer(
            String number,
            Bilingual name,
            String memberClass,
            String kind,
            String country,
            @Nullable String website,
            LocalDate since) {

        static MemberAnswer of(Member member) {
            return new MemberAnswer(
                    member.number(),
                    member.name(),
                    member.memberClass(),
                    member.kind(),
                    member.country(),
                    member.website(),
                    member.since());
        }
    }
}
