package org.charterflow.project.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.charterflow.access.Viewer;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.Token;
import org.charterflow.mail.Tokens;
import org.charterflow.project.ProposalCompletion;
import org.charterflow.project.ProposalDiscussion;
import org.charterflow.project.ProposalReader;
import org.charterflow.project.ProposalViews;
import org.charterflow.project.SupportAnswer;
import org.charterflow.project.process.ProjectProcess;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The page behind the links in mails about a proposal. Opening it decides nothing: mail scanners press links. Who holds
 * the link holds the mailbox it was sent to, and nobody who is logged in as somebody else acts by it.
 */
@Controller
@RequestMapping(ProposalReplyPages.PATH + "{token}")
class ProposalPageController {

    private static final Set<String> PURPOSES = Set.of("proposal", "support", "project-comment");

    private final Tokens tokens;
    private final ProposalViews views;
    private final ProposalCompletion completion;
    private final ProposalDiscussion discussion;
    private final ProposalReader reader;
    private final ProjectProcess process;

    ProposalPageController(
            Tokens tokens,
            ProposalViews views,
            ProposalCompletion completion,
            ProposalDiscussion discussion,
            ProposalReader reader,
            ProjectProcess process) {
        this.tokens = tokens;
        this.views = views;
        this.completion = completion;
        this.discussion = discussion;
        this.reader = reader;
        this.process = process;
    }

    @GetMapping
    String show(@PathVariable String token, Viewer viewer, Model model) {
        Token read = read(token, viewer);
        model.addAttribute("view", views.of(read.alliance(), caseOf(read), read.subject()));
        model.addAttribute("fields", views.fields(read.alliance()));
        model.addAttribute("action", ProposalReplyPages.PATH + token);
        return "project/proposal";
    }

    @PostMapping("/revise")
    String revise(@PathVariable String token, Viewer viewer, @RequestParam Map<String, String> parameters) {
        Token read = read(token, viewer);
        requireProposer(read);
        Map<String, String> given = new LinkedHashMap<>(parameters);
        given.remove("_csrf");
        process.revise(
                read.alliance(),
                caseOf(read),
                read.subject(),
                "link",
                reader.answers(read.alliance(), given),
                List.of());
        return back(token);
    }

    @PostMapping("/withdraw")
    String withdraw(@PathVariable String token, Viewer viewer) {
        Token read = read(token, viewer);
        requireProposer(read);
        process.withdraw(read.alliance(), caseOf(read));
        return back(token);
    }

    @PostMapping("/support")
    String support(@PathVariable String token, Viewer viewer, @RequestParam(defaultValue = "") String answer) {
        Token read = read(token, viewer);
        process.support(read.alliance(), caseOf(read), read.subject(), answer(answer), "link");
        return back(token);
    }

    @PostMapping("/comment")
    String comment(@PathVariable String token, Viewer viewer, @RequestParam(defaultValue = "") String text) {
        Token read = read(token, viewer);
        discussion.comment(read.alliance(), caseOf(read), read.subject(), text, "link");
        return back(token);
    }

    static SupportAnswer answer(String code) {
        return SupportAnswer.of(code)
                .orElseThrow(() -> RuleViolation.invalid(
                        "answer",
                        "support-answer",
                        Bilingual.of("请选择支持、不支持或撤回支持", "choose give, decline or withdraw")));
    }

    private void requireProposer(Token read) {
        if (!completion.isProposer(read.alliance(), caseOf(read), read.subject())) {
            throw nothingHere();
        }
    }

    private Token read(String token, Viewer viewer) {
        return tokens.read(token)
                .filter(read -> PURPOSES.contains(read.purpose()))
                .filter(read -> viewer.isAnonymous() || read.subject().equals(viewer.userId()))
                .orElseThrow(ProposalPageController::nothingHere);
    }

    private static String caseOf(Token token) {
        String caseNumber = token.caseNumber();
        if (caseNumber == null) {
            throw nothingHere();
        }
        return caseNumber;
    }

    private static String back(String token) {
        return "redirect:" + ProposalReplyPages.PATH + token;
    }

    private static RuleViolation nothingHere() {
        return RuleViolation.notFound("token", Viewer.NOTHING_HERE);
    }
}
