package org.charterflow.demo.web;

import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Moves the demo's clock from the form on the home page. */
@Controller
@Profile("demo")
class ClockController {

    private final RehearsalClockController api;

    ClockController(RehearsalClockController api) {
        this.api = api;
    }

    /** Takes an ISO 8601 period such as {@code P7D} and returns when everything due on the way has happened. */
    @PostMapping("/demo/clock")
    String advance(@RequestParam String advance) {
        api.move(new RehearsalClockController.Move(advance.strip(), null));
        return "redirect:/#clock";
    }
}
