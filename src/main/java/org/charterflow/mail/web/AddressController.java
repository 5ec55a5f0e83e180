package org.charterflow.mail.web;

import org.charterflow.access.Viewer;
import org.charterflow.alliance.Alliances;
import org.charterflow.language.Moments;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.Token;
import org.charterflow.mail.Tokens;
import org.charterflow.mail.inbound.Challenges;
import org.charterflow.mail.inbound.MailIntake;
import org.charterflow.mail.inbound.MailStatus;
import org.charterflow.mail.inbound.StoredMail;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Lets the owner of an address say that a mail is theirs. Opening the page decides nothing. */
@Controller
class AddressController {

    private final Tokens tokens;
    private final Challenges challenges;
    private final MailIntake intake;
    private final Alliances alliances;

    AddressController(Tokens tokens, Challenges challenges, MailIntake intake, Alliances alliances) {
        this.tokens = tokens;
        this.challenges = challenges;
        this.intake = intake;
        this.alliances = alliances;
    }

    @GetMapping(AddressReplyPage.PATH + "{token}")
    String show(@PathVariable String token, Model model) {
        StoredMail mail = challenges.challenged(read(token)).orElseThrow(AddressController::nothingHere);
        var alliance = alliances.get(mail.alliance());
        model.addAttribute("alliance", alliance.name().in(LocaleContextHolder.getLocale()));
        model.addAttribute("mail", mail);
        model.addAttribute(
                "received", Moments.at(mail.receivedAt(), alliance.zone()).in(LocaleContextHolder.getLocale()));
        model.addAttribute("waiting", mail.status() == MailStatus.CHALLENGED);
        model.addAttribute("action", AddressReplyPage.PATH + token);
        return "mail/address";
    }

    @PostMapping(AddressReplyPage.PATH + "{token}")
    String confirm(@PathVariable String token) {
        challenges.confirm(read(token));
        intake.wake();
        return "redirect:" + AddressReplyPage.PATH + token;
    }

    private Token read(String token) {
        return tokens.read(token).orElseThrow(AddressController::nothingHere);
    }

    private static RuleViolation nothingHere() {
        return RuleViolation.notFound("token", Viewer.NOTHING_HERE);
    }
}
