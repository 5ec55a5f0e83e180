package org.charterflow.register.web;

import java.time.Clock;
import java.util.List;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Organs;
import org.charterflow.ballot.MeetingGate;
import org.charterflow.ballot.Resolution;
import org.charterflow.ballot.Resolutions;
import org.charterflow.charter.GoverningDocument;
import org.charterflow.charter.GoverningDocuments;
import org.charterflow.charter.Readings;
import org.charterflow.language.RuleViolation;
import org.charterflow.register.Register;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The register (登记簿) as pages that anybody may read. */
@Controller
@RequestMapping("/register")
class RegisterController {

    private static final int MOST_RESOLUTIONS = 500;

    private final Alliances alliances;
    private final Register register;
    private final Organs organs;
    private final Resolutions resolutions;
    private final MeetingGate meetings;
    private final GoverningDocuments documents;
    private final Readings readings;
    private final Clock clock;

    RegisterController(
            Alliances alliances,
            Register register,
            Organs organs,
            Resolutions resolutions,
            MeetingGate meetings,
            GoverningDocuments documents,
            Readings readings,
            Clock clock) {
        this.alliances = alliances;
        this.register = register;
        this.organs = organs;
        this.resolutions = resolutions;
        this.meetings = meetings;
        this.documents = documents;
        this.readings = readings;
        this.clock = clock;
    }

    @GetMapping
    String all(Model page) {
        page.addAttribute("alliances", alliances.all());
        return "register/all";
    }

    @GetMapping("/{alliance}")
    String overview(@PathVariable String alliance, Model page) {
        AllianceProfile profile = enter(alliance, "overview", page);
        page.addAttribute("organs", register.organs(profile.id()));
        page.addAttribute("classes", register.classes(profile.id()));
        page.addAttribute("documents", documents.inForce(profile.id(), clock.instant()));
        return "register/overview";
    }

    @GetMapping("/{alliance}/members")
    String members(@PathVariable String alliance, Viewer viewer, Model page) {
        AllianceProfile profile = enter(alliance, "members", page);
        boolean takesPart = viewer.belongsTo(profile.id());
        page.addAttribute("classes", register.classes(profile.id()));
        page.addAttribute("former", register.former(profile.id(), takesPart));
        page.addAttribute("seesObligations", takesPart);
        page.addAttribute("entersPaper", viewer.isSecretariat(profile.id()));
        return "register/members";
    }

    /** Public resolutions; for those who take part also the ones of their audience. */
    @GetMapping("/{alliance}/resolutions")
    String resolutions(@PathVariable String alliance, Viewer viewer, Model page) {
        AllianceProfile profile = enter(alliance, "resolutions", page);
        page.addAttribute("resolutions", resolutions.ofAlliance(profile.id(), viewer, MOST_RESOLUTIONS));
        return "register/resolutions";
    }

    @GetMapping("/{alliance}/resolutions/{number}")
    String resolution(@PathVariable String alliance, @PathVariable String number, Viewer viewer, Model page) {
        AllianceProfile profile = enter(alliance, "resolutions", page);
        Resolution resolution = resolutions
                .find(profile.id(), number, viewer)
                .orElseThrow(() -> RuleViolation.notFound("number", Viewer.NOTHING_HERE));
        page.addAttribute("resolution", resolution);
        page.addAttribute("exception", meetings.exception(resolution.ballot()).orElse(null));
        page.addAttribute("organ", organs.get(profile.id(), resolution.organ()));
        page.addAttribute("entersCase", viewer.belongsTo(profile.id()));
        return "register/resolution";
    }

    @GetMapping("/{alliance}/documents")
    String documents(@PathVariable String alliance, Model page) {
        AllianceProfile profile = enter(alliance, "documents", page);
        List<GoverningDocument> versions = documents.versions(profile.id());
        List<GoverningDocument> inForce = documents.inForce(profile.id(), clock.instant());
        page.addAttribute("versions", versions);
        page.addAttribute("inForce", inForce);
        return "register/documents";
    }

    @GetMapping("/{alliance}/documents/{name}/{version}")
    String document(
            @PathVariable String alliance, @PathVariable String name, @PathVariable String version, Model page) {
        AllianceProfile profile = enter(alliance, "documents", page);
        GoverningDocument document = documents.versions(profile.id()).stream()
                .filter(each -> each.name().equals(name) && each.version().equals(version))
                .findFirst()
                .orElseThrow(() -> RuleViolation.notFound("version", Viewer.NOTHING_HERE));
        page.addAttribute("document", document);
        page.addAttribute("blocks", Markdown.blocks(documents.text(document.id())));
        return "register/document";
    }

    @GetMapping("/{alliance}/readings")
    String readings(@PathVariable String alliance, Model page) {
        AllianceProfile profile = enter(alliance, "readings", page);
        page.addAttribute("readings", readings.of(profile.id()));
        return "register/readings";
    }

    private AllianceProfile enter(String alliance, String part, Model page) {
        AllianceProfile profile = alliances.get(alliance);
        page.addAttribute("alliance", profile);
        page.addAttribute("part", part);
        return profile;
    }
}
