package org.charterflow.membership.web;

import org.charterflow.access.Viewer;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Member;
import org.charterflow.membership.MemberDocuments;
import org.charterflow.membership.Obligations;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** What a member signed and what binds it, as a page for those who take part. */
@Controller
class MemberDocumentsController {

    private final Alliances alliances;
    private final MemberDocuments documents;
    private final Obligations obligations;

    MemberDocumentsController(Alliances alliances, MemberDocuments documents, Obligations obligations) {
        this.alliances = alliances;
        this.documents = documents;
        this.obligations = obligations;
    }

    @GetMapping("/register/{alliance}/members/{number}")
    String of(@PathVariable String alliance, @PathVariable String number, Viewer viewer, Model page) {
        AllianceProfile profile = alliances.get(alliance);
        viewer.enter(profile.id());
        Member member = documents.unit(profile.id(), number);
        page.addAttribute("alliance", profile);
        page.addAttribute("part", "members");
        page.addAttribute("member", member);
        page.addAttribute("binding", documents.binding(member));
        page.addAttribute("signed", documents.signed(member.id()));
        page.addAttribute("obligations", obligations.ofMember(member.id()));
        return "membership/documents";
    }
}
