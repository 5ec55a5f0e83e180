package org.charterflow.project.web;

import java.util.Locale;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.OfficeHolder;
import org.charterflow.alliance.Organs;
import org.charterflow.language.Moments;
import org.charterflow.language.RuleViolation;
import org.charterflow.project.Project;
import org.charterflow.project.Projects;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The projects of the register, as pages and as an Atom feed, for everybody. */
@Controller
@RequestMapping("/register/{alliance}")
class ProjectController {

    private final Alliances alliances;
    private final Members members;
    private final Organs organs;
    private final Projects projects;
    private final ProjectFeed feed;

    ProjectController(Alliances alliances, Members members, Organs organs, Projects projects, ProjectFeed feed) {
        this.alliances = alliances;
        this.members = members;
        this.organs = organs;
        this.projects = projects;
        this.feed = feed;
    }

    @GetMapping("/projects")
    String all(@PathVariable String alliance, Model page) {
        AllianceProfile profile = enter(alliance, page);
        page.addAttribute("projects", projects.of(profile.id()));
        return "register/projects";
    }

    @GetMapping("/projects/{id}")
    String one(@PathVariable String alliance, @PathVariable String id, Viewer viewer, Model page) {
        AllianceProfile profile = enter(alliance, page);
        Project project =
                projects.find(profile.id(), id).orElseThrow(() -> RuleViolation.notFound("id", Viewer.NOTHING_HERE));
        page.addAttribute("project", project);
        page.addAttribute("proposer", members.get(project.proposer()).name());
        page.addAttribute("organ", organs.get(profile.id(), project.drivenBy()).name());
        page.addAttribute(
                "leader", projects.leader(project).map(OfficeHolder::name).orElse(null));
        page.addAttribute("since", Moments.at(project.registeredAt(), profile.zone()));
        page.addAttribute("entersCase", viewer.belongsTo(profile.id()));
        return "register/project";
    }

    @ResponseBody
    @GetMapping(value = "/projects.atom", produces = MediaType.APPLICATION_ATOM_XML_VALUE)
    String feed(@PathVariable String alliance, Locale locale) {
        AllianceProfile profile = alliances.get(alliance);
        String site =
                ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString();
        return feed.of(profile, projects.of(profile.id()), site + "/register/" + profile.id() + "/projects", locale);
    }

    private AllianceProfile enter(String alliance, Model page) {
        AllianceProfile profile = alliances.get(alliance);
        page.addAttribute("alliance", profile);
        page.addAttribute("part", "projects");
        return profile;
    }
}
