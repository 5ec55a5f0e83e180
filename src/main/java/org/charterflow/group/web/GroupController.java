package org.charterflow.group.web;

import org.charterflow.access.Viewer;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.group.GroupMembership;
import org.charterflow.group.GroupRegister;
import org.charterflow.group.Recommendations;
import org.charterflow.group.process.GroupProcess;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The groups of the register, for everybody; representatives who are logged in act on the page of a group. */
@Controller
@RequestMapping("/register/{alliance}/groups")
class GroupController {

    private final Alliances alliances;
    private final GroupRegister register;
    private final GroupMembership membership;
    private final Recommendations recommendations;
    private final GroupProcess process;

    GroupController(
            Alliances alliances,
            GroupRegister register,
            GroupMembership membership,
            Recommendations recommendations,
            GroupProcess process) {
        this.alliances = alliances;
        this.register = register;
        this.membership = membership;
        this.recommendations = recommendations;
        this.process = process;
    }

    @GetMapping
    String all(@PathVariable String alliance, Model page) {
        AllianceProfile profile = enter(alliance, page);
        page.addAttribute("groups", register.of(profile.id()));
        return "register/groups";
    }

    @GetMapping("/{id}")
    String one(@PathVariable String alliance, @PathVariable String id, Viewer viewer, Model page) {
        AllianceProfile profile = enter(alliance, page);
        page.addAttribute("group", register.get(profile.id(), id));
        page.addAttribute("entersCase", viewer.belongsTo(profile.id()));
        page.addAttribute(
                "isIn", register.isIn(profile.id(), id, viewer.userId()).orElse(null));
        page.addAttribute("action", "/register/" + profile.id() + "/groups/" + id);
        return "register/group";
    }

    @PostMapping("/{id}/join")
    String join(@PathVariable String alliance, @PathVariable String id, Viewer viewer) {
        viewer.enter(alliance);
        membership.join(alliance, id, viewer.loggedIn(), "form");
        return back(alliance, id);
    }

    @PostMapping("/{id}/leave")
    String leave(@PathVariable String alliance, @PathVariable String id, Viewer viewer) {
        viewer.enter(alliance);
        process.leave(alliance, id, viewer.loggedIn(), "form");
        return back(alliance, id);
    }

    @PostMapping("/{id}/recommend")
    String recommend(
            @PathVariable String alliance,
            @PathVariable String id,
            Viewer viewer,
            @RequestParam(defaultValue = "") String candidate) {
        viewer.enter(alliance);
        recommendations.recommend(alliance, id, viewer.loggedIn(), candidate, "form");
        return back(alliance, id);
    }

    @PostMapping("/{id}/dissolve")
    String dissolve(
            @PathVariable String alliance,
            @PathVariable String id,
            Viewer viewer,
            @RequestParam(defaultValue = "") String reason) {
        viewer.enter(alliance);
        String caseNumber = process.moveDissolution(alliance, id, viewer.loggedIn(), reason, "form");
        return "redirect:/cases/" + caseNumber;
    }

    private AllianceProfile enter(String alliance, Model page) {
        AllianceProfile profile = alliances.get(alliance);
        page.addAttribute("alliance", profile);
        page.addAttribute("part", "groups");
        return profile;
    }

    private static String back(String alliance, String id) {
        return "redirect:/register/" + alliance + "/groups/" + id;
    }
}
