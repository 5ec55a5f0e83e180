package org.charterflow.group.web;

import org.charterflow.access.Viewer;
import org.charterflow.alliance.Alliances;
import org.charterflow.group.GroupCases;
import org.charterflow.group.GroupMembership;
import org.charterflow.group.GroupRegister;
import org.charterflow.group.Recommendations;
import org.charterflow.group.process.GroupProcess;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.Token;
import org.charterflow.mail.Tokens;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page behind the links in mails about a group. Opening it does nothing: mail scanners press links. Who holds the link
 * holds the mailbox it was sent to, and nobody who is logged in as somebody else acts by it.
 */
@Controller
@RequestMapping(GroupReplyController.PATH + "{token}")
class GroupReplyController {

    static final String PATH = "/r/group/";

    static final String PURPOSE = "group";

    private final Tokens tokens;
    private final Alliances alliances;
    private final GroupCases cases;
    private final GroupRegister register;
    private final GroupMembership membership;
    private final Recommendations recommendations;
    private final GroupProcess process;

    GroupReplyController(
            Tokens tokens,
            Alliances alliances,
            GroupCases cases,
            GroupRegister register,
            GroupMembership membership,
            Recommendations recommendations,
            GroupProcess process) {
        this.tokens = tokens;
        this.alliances = alliances;
        this.cases = cases;
        this.register = register;
        this.membership = membership;
        this.recommendations = recommendations;
        this.process = process;
    }

    @GetMapping
    String show(@PathVariable String token, Viewer viewer, Model page) {
        Token read = read(token, viewer);
        page.addAttribute("alliance", alliances.get(read.alliance()));
        page.addAttribute("part", "groups");
        page.addAttribute("group", register.get(read.alliance(), group(read)));
        page.addAttribute("entersCase", false);
        page.addAttribute(
                "isIn",
                register.isIn(read.alliance(), group(read), read.subject()).orElse(null));
        page.addAttribute("action", PATH + token);
        return "register/group";
    }

    @PostMapping("/join")
    String join(@PathVariable String token, Viewer viewer) {
        Token read = read(token, viewer);
        membership.join(read.alliance(), group(read), read.subject(), "link");
        return "redirect:" + PATH + token;
    }

    @PostMapping("/leave")
    String leave(@PathVariable String token, Viewer viewer) {
        Token read = read(token, viewer);
        process.leave(read.alliance(), group(read), read.subject(), "link");
        return "redirect:" + PATH + token;
    }

    @PostMapping("/recommend")
    String recommend(@PathVariable String token, Viewer viewer, @RequestParam(defaultValue = "") String candidate) {
        Token read = read(token, viewer);
        recommendations.recommend(read.alliance(), group(read), read.subject(), candidate, "link");
        return "redirect:" + PATH + token;
    }

    @PostMapping("/dissolve")
    String dissolve(@PathVariable String token, Viewer viewer, @RequestParam(defaultValue = "") String reason) {
        Token read = read(token, viewer);
        process.moveDissolution(read.alliance(), group(read), read.subject(), reason, "link");
        return "redirect:" + PATH + token;
    }

    private Token read(String token, Viewer viewer) {
        return tokens.read(token)
                .filter(read -> read.purpose().equals(PURPOSE))
                .filter(read -> viewer.isAnonymous() || read.subject().equals(viewer.userId()))
                .orElseThrow(GroupReplyController::nothingHere);
    }

    private String group(Token read) {
        String caseNumber = read.caseNumber();
        String group = caseNumber == null ? null : cases.groupOf(read.alliance(), caseNumber);
        if (group == null) {
            throw nothingHere();
        }
        return group;
    }

    private static RuleViolation nothingHere() {
        return RuleViolation.notFound("token", Viewer.NOTHING_HERE);
    }
}
