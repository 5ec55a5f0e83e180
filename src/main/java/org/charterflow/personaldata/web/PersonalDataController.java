package org.charterflow.personaldata.web;

import java.util.List;
import java.util.UUID;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.personaldata.PersonalData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What is kept of a person, for the secretariat alone; asking for its erasure, and confirming as a second person. */
@Controller
@RequestMapping("/alliances/{alliance}/personal-data")
class PersonalDataController {

    private final PersonalData data;
    private final Alliances alliances;

    PersonalDataController(PersonalData data, Alliances alliances) {
        this.data = data;
        this.alliances = alliances;
    }

    @GetMapping
    String start(@PathVariable String alliance, Viewer viewer, Model page) {
        return show(alliance, null, viewer, page);
    }

    /** A search is sent in the body: an address has no place in a log of requests. */
    @PostMapping("/search")
    String search(@PathVariable String alliance, @RequestParam String address, Viewer viewer, Model page) {
        return show(alliance, address, viewer, page);
    }

    @PostMapping("/requests")
    String request(@PathVariable String alliance, @RequestParam String address, Viewer viewer) {
        data.request(enter(alliance, viewer).id(), address, user(viewer));
        return "redirect:/alliances/{alliance}/personal-data";
    }

    @PostMapping("/requests/{id}/confirm")
    String confirm(@PathVariable String alliance, @PathVariable UUID id, Viewer viewer) {
        data.confirm(enter(alliance, viewer).id(), id, user(viewer));
        return "redirect:/alliances/{alliance}/personal-data";
    }

    @PostMapping("/requests/{id}/refuse")
    String refuse(@PathVariable String alliance, @PathVariable UUID id, Viewer viewer) {
        data.refuse(enter(alliance, viewer).id(), id, user(viewer));
        return "redirect:/alliances/{alliance}/personal-data";
    }

    private String show(String alliance, @Nullable String address, Viewer viewer, Model page) {
        AllianceProfile profile = enter(alliance, viewer);
        page.addAttribute("alliance", profile);
        page.addAttribute("address", address);
        page.addAttribute("holdings", address == null ? List.of() : data.find(profile.id(), address));
        page.addAttribute("requests", data.open(profile.id()));
        page.addAttribute("user", user(viewer));
        return "personaldata/page";
    }

    private AllianceProfile enter(String alliance, Viewer viewer) {
        AllianceProfile profile = alliances.get(alliance);
        viewer.enterAsSecretariat(profile.id());
        return profile;
    }

    private static String user(Viewer viewer) {
        return String.valueOf(viewer.userId());
    }
}
