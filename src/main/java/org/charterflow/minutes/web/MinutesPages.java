package org.charterflow.minutes.web;

import org.charterflow.charter.Deadline;
import org.charterflow.charter.Waiting;
import org.charterflow.minutes.MinutesViews.View;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/** What the pages of minutes have in common. */
final class MinutesPages {

    private MinutesPages() {}

    /**
     * @param action the address below which the page's forms are sent
     * @param answering the key of the viewer, if they may confirm or comment
     */
    static void fill(Model page, View view, String action, @Nullable String answering) {
        Deadline deadline = view.deadline();
        page.addAttribute("view", view);
        page.addAttribute("record", view.content());
        page.addAttribute("waiting", deadline == null ? null : Waiting.until(deadline));
        page.addAttribute("action", action);
        page.addAttribute("confirms", answering != null);
        page.addAttribute("answered", view.standOf(answering));
        page.addAttribute("organiser", false);
        page.addAttribute("corrects", false);
    }
}
