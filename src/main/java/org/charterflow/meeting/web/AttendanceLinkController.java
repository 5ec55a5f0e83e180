package org.charterflow.meeting.web;

import jakarta.servlet.http.HttpServletResponse;
import org.charterflow.access.Viewer;
import org.charterflow.ballot.Coded;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.ReplyPage;
import org.charterflow.mail.Token;
import org.charterflow.mail.Tokens;
import org.charterflow.meeting.AttendanceAnswers;
import org.charterflow.meeting.AttendanceAnswers.Answer;
import org.charterflow.meeting.Meeting;
import org.charterflow.meeting.Meetings;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/**
 * Where the link in an invitation leads: whoever got it says whether they attend. Opening it decides nothing, and nobody
 * who is logged in as somebody else answers by it.
 */
@Controller
@RequestMapping("/r/meeting/{token}")
class AttendanceLinkController implements ReplyPage {

    private static final String PURPOSE = "meeting";

    private final Tokens tokens;
    private final Meetings meetings;
    private final AttendanceAnswers answers;
    private final MeetingPages pages;

    AttendanceLinkController(Tokens tokens, Meetings meetings, AttendanceAnswers answers, MeetingPages pages) {
        this.tokens = tokens;
        this.meetings = meetings;
        this.answers = answers;
        this.pages = pages;
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public String address(String token, Token read) {
        return "/r/meeting/" + token;
    }

    @GetMapping
    String show(@PathVariable String token, Viewer viewer, Model page, HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Robots-Tag", "noindex");
        Token read = read(token, viewer);
        Meeting meeting = meetings.meeting(caseOf(read));
        page.addAttribute("meeting", meeting);
        page.addAttribute("organ", meetings.organ(meeting));
        page.addAttribute("start", pages.start(meeting));
        page.addAttribute("own", answers.of(meeting.caseNumber()).get(read.subject()));
        page.addAttribute(
                "representation",
                meetings.rule(meeting).map(rule -> rule.representation()).orElse(false));
        page.addAttribute("action", "/r/meeting/" + token);
        return "meeting/answer";
    }

    @PostMapping
    String answer(
            @PathVariable String token,
            @RequestParam(defaultValue = "") String answer,
            @RequestParam(defaultValue = "") String proxy,
            Viewer viewer,
            RedirectAttributes page) {
        Token read = read(token, viewer);
        try {
            answers.answer(caseOf(read), read.subject(), answered(answer), proxy, "link");
        } catch (RuleViolation refused) {
            page.addFlashAttribute("refused", refused);
        }
        return "redirect:/r/meeting/" + token;
    }

    static Answer answered(String word) {
        try {
            return Coded.of(Answer.class, word);
        } catch (IllegalArgumentException e) {
            throw RuleViolation.invalid(
                    "answer",
                    "attendance-answer",
                    Bilingual.of("请选择参加、不参加或待定", "choose attend, not attend or undecided"));
        }
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
