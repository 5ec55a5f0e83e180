package org.charterflow.charter.web;

import java.time.LocalDate;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.charter.CharterOnDay;
import org.charterflow.charter.GoverningDocuments;
import org.jspecify.annotations.Nullable;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What applied on a given day, as pages that anybody may read. */
@Controller
@RequestMapping("/register/{alliance}/charter")
class CharterController {

    private final Alliances alliances;
    private final CharterOnDay charter;
    private final GoverningDocuments documents;

    CharterController(Alliances alliances, CharterOnDay charter, GoverningDocuments documents) {
        this.alliances = alliances;
        this.charter = charter;
        this.documents = documents;
    }

    @GetMapping
    String onDay(
            @PathVariable String alliance,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate on,
            Model page) {
        AllianceProfile profile = enter(alliance, page);
        LocalDate day = charter.day(profile.id(), on);
        page.addAttribute("on", day);
        page.addAttribute("texts", charter.documents(profile.id(), day));
        page.addAttribute("rules", charter.rules(profile.id(), day));
        return "register/charter";
    }

    @GetMapping("/articles/{article}")
    String article(@PathVariable String alliance, @PathVariable String article, Model page) {
        AllianceProfile profile = enter(alliance, page);
        page.addAttribute("cited", article);
        page.addAttribute("wordings", charter.wordings(profile.id(), article));
        return "register/article";
    }

    /** Any two versions of a document side by side. */
    @GetMapping("/differences/{name}")
    String difference(
            @PathVariable String alliance,
            @PathVariable String name,
            @RequestParam String from,
            @RequestParam String to,
            Model page) {
        AllianceProfile profile = enter(alliance, page);
        page.addAttribute("difference", documents.difference(profile.id(), name, from, to));
        page.addAttribute(
                "versions",
                documents.versions(profile.id()).stream()
                        .filter(version -> version.name().equals(name))
                        .toList());
        page.addAttribute("from", from);
        page.addAttribute("to", to);
        return "register/difference";
    }

    private AllianceProfile enter(String alliance, Model page) {
        AllianceProfile profile = alliances.get(alliance);
        page.addAttribute("alliance", profile);
        page.addAttribute("part", "charter");
        return profile;
    }
}
