package org.charterflow.minutes.web;

import java.time.Clock;
import org.charterflow.access.Viewer;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.ReplyPage;
import org.charterflow.mail.Token;
import org.charterflow.mail.Tokens;
import org.charterflow.minutes.Confirmation;
import org.charterflow.minutes.MinutesViews;
import org.charterflow.minutes.Passage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page behind the link in the mail: the minutes, with a place to confirm and to comment. Opening it answers nothing.
 * Who holds the link holds the mailbox it was sent to; nobody who is logged in as somebody else answers by it.
 */
@Controller
@RequestMapping(MinutesReplyController.PATH + "{token}")
class MinutesReplyController implements ReplyPage {

    static final String PATH = "/r/minutes/";
    private static final String PURPOSE = "minutes";

    private final Tokens tokens;
    private final MinutesViews views;
    private final Confirmation confirmation;
    private final Clock clock;

    MinutesReplyController(Tokens tokens, MinutesViews views, Confirmation confirmation, Clock clock) {
        this.tokens = tokens;
        this.views = views;
        this.confirmation = confirmation;
        this.clock = clock;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public String address(String token, Token read) {
        return PATH + token;
    }

    @GetMapping
    String show(@PathVariable String token, Viewer viewer, Model page) {
        Token read = read(token, viewer);
        MinutesPages.fill(page, views.of(caseOf(read), false), PATH + token, read.subject());
        return "minutes/read";
    }

    @PostMapping("/answers")
    String answer(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String passage,
            @RequestParam(required = false) @Nullable String comment,
            Viewer viewer) {
        Token read = read(token, viewer);
        confirmation.answer(
                read.alliance(),
                caseOf(read),
                read.subject(),
                passage == null ? null : new Passage(passage),
                passage == null ? null : String.valueOf(comment),
                "link",
                clock.instant());
        return "redirect:" + PATH + token + "#answered";
    }

    private Token read(String token, Viewer viewer) {
        return tokens.read(token)
                .filter(read -> read.purpose().equals(PURPOSE))
                .filter(read -> viewer.isAnonymous() || read.subject().equals(viewer.userId()))
                .orElseThrow(() -> RuleViolation.notFound("token", Viewer.NOTHING_HERE));
    }

    private static String caseOf(Token token) {
        String caseNumber = token.caseNumber();
        if (caseNumber == null) {
            throw RuleViolation.notFound("token", Viewer.NOTHING_HERE);
        }
        return caseNumber;
    }
}
