package org.charterflow.register.web;

import java.util.stream.Collectors;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.register.CaseReader;
import org.charterflow.register.CaseView;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/** The live page of a case, for those who take part in its alliance. */
@Controller
@RequestMapping("/cases")
class CaseController {

    private final CaseReader cases;
    private final Alliances alliances;

    CaseController(CaseReader cases, Alliances alliances) {
        this.cases = cases;
        this.alliances = alliances;
    }

    @GetMapping
    String all(Viewer viewer, Model page) {
        page.addAttribute("cases", cases.ofViewer(viewer));
        page.addAttribute(
                "zones",
                alliances.all().stream().collect(Collectors.toMap(AllianceProfile::id, AllianceProfile::zone)));
        page.addAttribute(
                "secretariatOf",
                viewer.alliances().stream()
                        .filter(viewer::isSecretariat)
                        .map(alliances::get)
                        .toList());
        return "cases/all";
    }

    @GetMapping("/{caseNumber}")
    String one(@PathVariable String caseNumber, Viewer viewer, Model page) {
        show(cases.read(viewer, caseNumber), page);
        return "cases/one";
    }

    /** The part of the page that changes, which the page fetches every few seconds. */
    @GetMapping("/{caseNumber}/live")
    String live(@PathVariable String caseNumber, Viewer viewer, Model page) {
        show(cases.read(viewer, caseNumber), page);
        return "cases/one :: live";
    }

    private static void show(CaseView view, Model page) {
        page.addAttribute("view", view);
        page.addAttribute("case", view.caseFile());
        page.addAttribute("zone", view.zone());
    }
}
