package org.charterflow.charter.web;

import java.io.IOException;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.charter.Holidays;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;

/** Which days an alliance counts as worked: everybody reads them, the secretariat replaces a year. */
@Controller
@RequestMapping("/register/{alliance}/holidays")
class HolidayController {

    private final Alliances alliances;
    private final Holidays holidays;

    HolidayController(Alliances alliances, Holidays holidays) {
        this.alliances = alliances;
        this.holidays = holidays;
    }

    @GetMapping
    String years(@PathVariable String alliance, Viewer viewer, Model page) {
        AllianceProfile profile = alliances.get(alliance);
        page.addAttribute("alliance", profile);
        page.addAttribute("part", "holidays");
        page.addAttribute("years", holidays.years(profile.id()));
        page.addAttribute("replaces", viewer.isSecretariat(profile.id()));
        return "register/holidays";
    }

    @PostMapping
    String replace(
            @PathVariable String alliance, @RequestParam int year, @RequestParam MultipartFile file, Viewer viewer)
            throws IOException {
        AllianceProfile profile = alliances.get(alliance);
        viewer.enterAsSecretariat(profile.id());
        holidays.replace(profile.id(), year, file.getBytes(), String.valueOf(viewer.userId()), "form");
        return "redirect:/register/{alliance}/holidays";
    }
}
