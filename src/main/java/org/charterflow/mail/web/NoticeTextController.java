package org.charterflow.mail.web;

import java.util.List;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.NoticePreviews;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Every mail that goes out, to be read before it does; for secretariats, auditors and administrators. */
@Controller
@RequestMapping("/notices/texts")
class NoticeTextController {

    private final NoticePreviews previews;
    private final Alliances alliances;

    NoticeTextController(NoticePreviews previews, Alliances alliances) {
        this.previews = previews;
        this.alliances = alliances;
    }

    @GetMapping
    String all(@RequestParam(required = false) @Nullable String alliance, Viewer viewer, Model page) {
        AllianceProfile shown = show(alliance, viewer, page);
        page.addAttribute(
                "previews",
                previews.kinds().stream()
                        .map(kind -> previews.of(shown.id(), kind))
                        .toList());
        return "notices/texts";
    }

    @GetMapping("/{kind}")
    String one(
            @PathVariable String kind,
            @RequestParam(required = false) @Nullable String alliance,
            Viewer viewer,
            Model page) {
        AllianceProfile shown = show(alliance, viewer, page);
        page.addAttribute("preview", previews.of(shown.id(), kind));
        return "notices/text";
    }

    private AllianceProfile show(@Nullable String alliance, Viewer viewer, Model page) {
        List<AllianceProfile> mine = alliances.all().stream()
                .filter(each -> viewer.isAdministrator() || viewer.seesConfidential(each.id()))
                .toList();
        AllianceProfile shown = mine.stream()
                .filter(each -> alliance == null || each.id().equals(alliance))
                .findFirst()
                .orElseThrow(() -> RuleViolation.notFound("alliance", Viewer.NOTHING_HERE));
        page.addAttribute("alliances", mine);
        page.addAttribute("alliance", shown);
        return shown;
    }
}
