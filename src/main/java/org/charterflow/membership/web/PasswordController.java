package org.charterflow.membership.web;

import org.charterflow.access.Viewer;
import org.charterflow.language.RuleViolation;
import org.charterflow.membership.Invitations;
import org.charterflow.membership.process.AccountPasswords;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Lets a new representative set a password, once. */
@Controller
class PasswordController {

    private static final String PATH = "/account/password/{token}";
    private static final String PAGE = "membership/password";

    private final Invitations invitations;
    private final AccountPasswords passwords;

    PasswordController(Invitations invitations, AccountPasswords passwords) {
        this.invitations = invitations;
        this.passwords = passwords;
    }

    @GetMapping(PATH)
    String show(@PathVariable String token, Model model) {
        form(token, model);
        return PAGE;
    }

    @PostMapping(PATH)
    String set(@PathVariable String token, @RequestParam String password, @RequestParam String repeated, Model model) {
        try {
            passwords.set(token, password, repeated);
        } catch (RuleViolation violation) {
            form(token, model);
            model.addAttribute("problem", violation.explanation().in(LocaleContextHolder.getLocale()));
            return PAGE;
        }
        model.addAttribute("done", true);
        return PAGE;
    }

    private void form(String token, Model model) {
        String user = invitations.userOf(token).orElseThrow(() -> RuleViolation.notFound("token", Viewer.NOTHING_HERE));
        model.addAttribute("user", user);
        model.addAttribute("action", "/account/password/" + token);
    }
}
