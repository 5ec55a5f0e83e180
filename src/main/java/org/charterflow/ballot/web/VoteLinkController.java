package org.charterflow.ballot.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Organs;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.BallotState;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.CastVote;
import org.charterflow.ballot.CastVote.Channel;
import org.charterflow.ballot.Choice;
import org.charterflow.ballot.ElectorateSeat;
import org.charterflow.ballot.RuleWords;
import org.charterflow.ballot.VoteReceipt;
import org.charterflow.ballot.Voter;
import org.charterflow.ballot.Voters;
import org.charterflow.ballot.VotingRule;
import org.charterflow.ballot.process.BallotProcess;
import org.charterflow.language.Bilingual;
import org.charterflow.language.Moments;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.Token;
import org.charterflow.mail.Tokens;
import org.jspecify.annotations.Nullable;
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
 * Voting by the link in a mail. Opening the page decides nothing; the vote is what the form sends. Who holds the link
 * holds the mailbox it was sent to, and is still checked: the addressee must act for the seat at that moment, and
 * nobody who is logged in as somebody else votes by it.
 */
@Controller
@RequestMapping("/r/ballot/{token}")
class VoteLinkController {

    private final Tokens tokens;
    private final Ballots ballots;
    private final Voters voters;
    private final BallotProcess process;
    private final Alliances alliances;
    private final Organs organs;
    private final Clock clock;

    VoteLinkController(
            Tokens tokens,
            Ballots ballots,
            Voters voters,
            BallotProcess process,
            Alliances alliances,
            Organs organs,
            Clock clock) {
        this.tokens = tokens;
        this.ballots = ballots;
        this.voters = voters;
        this.process = process;
        this.alliances = alliances;
        this.organs = organs;
        this.clock = clock;
    }

    @GetMapping
    String show(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String replaced,
            Viewer viewer,
            Model model,
            HttpServletResponse response) {
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        response.setHeader("X-Robots-Tag", "noindex");
        Voter voter = voter(token, viewer);
        Ballot ballot = ballots.get(voter.ballot());
        model.addAttribute("token", token);
        model.addAttribute("ballot", ballot);
        model.addAttribute(
                "organ", organs.get(ballot.alliance(), ballot.organ()).name());
        model.addAttribute("rule", RuleWords.of(ballot.ruleInForce()));
        model.addAttribute("papers", ballots.papers(ballot.id()));
        model.addAttribute("open", isOpen(ballot));
        if (ballot.closing() != null) {
            model.addAttribute("until", Moments.end(ballot.deadline().at(), alliances.zone(ballot.alliance())));
            model.addAttribute("counting", ballot.deadline().explanation());
        }
        if (ballot.state() == BallotState.CLOSED) {
            model.addAttribute("arithmetic", ballots.tally(ballot.id()).arithmetic());
        }
        model.addAttribute("meeting", ballot.ruleInForce().form() == VotingRule.Form.MEETING);
        Optional<UUID> seat = voters.seatOf(ballot.id(), voter.userId());
        seat.ifPresent(own -> {
            model.addAttribute("unit", unit(ballot, own));
            ballots.latestVote(ballot.id(), own).ifPresent(vote -> {
                model.addAttribute("vote", vote);
                if (replaced != null) {
                    model.addAttribute("recorded", true);
                }
                if (replaced != null && !replaced.isEmpty()) {
                    model.addAttribute("replaces", Choice.chosen(replaced));
                }
                model.addAttribute("votedAt", Moments.at(vote.at(), alliances.zone(ballot.alliance())));
            });
        });
        return "ballot/vote";
    }

    @PostMapping
    String vote(
            @PathVariable String token,
            @RequestParam(required = false) @Nullable String vote,
            @RequestParam(defaultValue = "false") boolean interest,
            @RequestParam(required = false) @Nullable String remark,
            Viewer viewer,
            RedirectAttributes answer) {
        Voter voter = voter(token, viewer);
        UUID seat = voters.seatToVote(voter.ballot(), voter.userId(), Channel.LINK);
        VoteReceipt receipt = process.vote(new CastVote(
                voter.ballot(),
                seat,
                Choice.chosen(vote),
                interest,
                remark == null || remark.isBlank() ? null : remark.strip(),
                Channel.LINK,
                voter.userId(),
                "link",
                clock.instant()));
        // In the address and not in the session: voters by link have none.
        answer.addAttribute(
                "replaced", receipt.replaces() == null ? "" : receipt.replaces().code());
        return "redirect:/r/ballot/{token}";
    }

    private Voter voter(String token, Viewer viewer) {
        Voter voter = tokens.read(token)
                .filter(read -> read.purpose().equals("ballot"))
                .map(Token::subject)
                .flatMap(Voter::of)
                .orElseThrow(() -> RuleViolation.notFound(
                        "token",
                        Bilingual.of(
                                "这个链接无效。请检查是否完整复制了邮件中的链接。",
                                "This link is not valid. Please check that it was copied from the mail as a whole.")));
        if (!viewer.isAnonymous() && !voter.userId().equals(viewer.userId())) {
            throw new RuleViolation(
                    "token",
                    "foreign-token",
                    null,
                    Bilingual.of(
                            "这个链接是发给另一位代表的。请先退出登录，或使用自己邮件中的链接。",
                            "This link was sent to another representative. Log out first, or use the link in your own mail."),
                    RuleViolation.Kind.FORBIDDEN);
        }
        return voter;
    }

    private boolean isOpen(Ballot ballot) {
        return ballot.state() == BallotState.OPEN && ballot.deadline().admits(clock.instant());
    }

    private Bilingual unit(Ballot ballot, UUID seat) {
        return ballots.electorate(ballot.id()).stream()
                .filter(found -> found.seat().equals(seat))
                .map(ElectorateSeat::unit)
                .findFirst()
                .orElseThrow();
    }
}
