package org.charterflow.register.web;

import java.util.List;
import org.charterflow.alliance.Alliances;
import org.charterflow.register.HomeGuide;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The home page: what this is and where to go. */
@Controller
class HomeController {

    private final Alliances alliances;
    private final List<HomeGuide> guides;

    HomeController(Alliances alliances, List<HomeGuide> guides) {
        this.alliances = alliances;
        this.guides = guides;
    }

    @GetMapping("/")
    String home(Model page) {
        page.addAttribute("alliances", alliances.all());
        page.addAttribute("guides", guides.stream().map(HomeGuide::template).toList());
        guides.forEach(guide -> page.addAllAttributes(guide.model()));
        return "home";
    }
}
