package org.charterflow.mail.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.ReplyPage;
import org.charterflow.mail.Token;
import org.charterflow.mail.Tokens;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Leads the link in a mail to the feature's page. It only leads there: nothing is decided by following a link. */
@Controller
class ReplyLinkController {

    private final Tokens tokens;
    private final List<ReplyPage> pages;
    private final Clock clock;

    ReplyLinkController(Tokens tokens, List<ReplyPage> pages, Clock clock) {
        this.tokens = tokens;
        this.pages = List.copyOf(pages);
        this.clock = clock;
    }

    @GetMapping("/r/{token}")
    String page(@PathVariable String token, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Robots-Tag", "noindex");
        Token read = tokens.inspect(token).orElseThrow(ReplyLinkController::unknown);
        if (read.expiredAt(clock.instant())) {
            throw new RuleViolation(
                    "token",
                    "link-expired",
                    null,
                    Bilingual.of("这个链接已过期。", "This link has expired."),
                    RuleViolation.Kind.CONFLICT);
        }
        return pages.stream()
                .filter(page -> page.purpose().equals(read.purpose()))
                .findFirst()
                .map(page -> "redirect:" + page.address(token, read))
                .orElseThrow(ReplyLinkController::unknown);
    }

    private static RuleViolation unknown() {
        return RuleViolation.notFound(
                "token",
                Bilingual.of(
                        "这个链接无效。请检查是否完整复制了邮件中的链接。",
                        "This link is not valid. Please check that it was copied from the mail as a whole."));
    }
}
