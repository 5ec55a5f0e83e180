package org.charterflow.ballot.web;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Organs;
import org.charterflow.alliance.Representative;
import org.charterflow.ballot.Attendance;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.BallotState;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.CastVote;
import org.charterflow.ballot.CastVote.Channel;
import org.charterflow.ballot.Choice;
import org.charterflow.ballot.Coded;
import org.charterflow.ballot.ElectorateSeat;
import org.charterflow.ballot.RollCall;
import org.charterflow.ballot.RollCall.Called;
import org.charterflow.ballot.RoomBallots;
import org.charterflow.ballot.RuleWords;
import org.charterflow.ballot.Tally;
import org.charterflow.ballot.Voters;
import org.charterflow.ballot.VotingRule;
import org.charterflow.ballot.process.BallotProcess;
import org.charterflow.language.Bilingual;
import org.charterflow.language.Moments;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A vote at a meeting, as its organiser runs it: roll call, votes given in the room, end of the vote. */
@Controller
@RequestMapping("/ballots/{ballot}/room")
class RoomController {

    private static final String PAGE = "redirect:/ballots/{ballot}/room";
    private static final String STATUS = "status.";
    private static final String PROXY = "proxy.";
    private static final String VOTE = "vote.";
    private static final String INTEREST = "interest.";

    private final Ballots ballots;
    private final RoomBallots room;
    private final Voters voters;
    private final BallotProcess process;
    private final Alliances alliances;
    private final Organs organs;
    private final Clock clock;

    RoomController(
            Ballots ballots,
            RoomBallots room,
            Voters voters,
            BallotProcess process,
            Alliances alliances,
            Organs organs,
            Clock clock) {
        this.ballots = ballots;
        this.room = room;
        this.voters = voters;
        this.process = process;
        this.alliances = alliances;
        this.organs = organs;
        this.clock = clock;
    }

    @GetMapping
    String show(@PathVariable UUID ballot, Viewer viewer, Model page, HttpServletResponse response) {
        Ballot held = ofOrganiser(ballot, viewer);
        page.addAttribute("ballot", held);
        page.addAttribute("organ", organs.get(held.alliance(), held.organ()).name());
        page.addAttribute("rule", RuleWords.of(held.ruleInForce()));
        page.addAttribute("open", held.state() == BallotState.OPEN);
        page.addAttribute("meeting", process.meetingOf(ballot).orElse(null));
        page.addAttribute("prepared", held.state() == BallotState.PREPARED);
        page.addAttribute("motion", !held.state().ended() && process.isMotionOfMeeting(ballot));
        page.addAttribute("representation", held.ruleInForce().representation());
        if (held.openedAt() != null) {
            standing(held, page);
            page.addAttribute("until", Moments.end(held.deadline().at(), alliances.zone(held.alliance())));
        } else if (!held.state().ended()) {
            // The engine opens the vote a moment after it was called; the page is not live before.
            response.setHeader("Refresh", "3");
        }
        return "ballot/room";
    }

    /** Where the vote stands, which the page fetches every few seconds while votes come in from people's devices. */
    @GetMapping("/live")
    String live(@PathVariable UUID ballot, Viewer viewer, Model page) {
        Ballot held = ofOrganiser(ballot, viewer);
        page.addAttribute("ballot", held);
        page.addAttribute("open", held.state() == BallotState.OPEN);
        if (held.openedAt() != null) {
            standing(held, page);
        }
        return "ballot/room :: standing";
    }

    /** Opens the vote, by whoever the rule entitles. */
    @PostMapping("/open")
    String open(@PathVariable UUID ballot, Viewer viewer, RedirectAttributes answer) {
        Ballot held = ofOrganiser(ballot, viewer);
        return attempt(answer, () -> process.call(held.id(), viewer.loggedIn()));
    }

    /** Takes back a question that the meeting itself put, before or during its vote. */
    @PostMapping("/withdraw")
    String withdraw(
            @PathVariable UUID ballot,
            @RequestParam(defaultValue = "") String reason,
            Viewer viewer,
            RedirectAttributes answer) {
        Ballot held = ofOrganiser(ballot, viewer);
        return attempt(answer, () -> process.takeBack(held.id(), reason));
    }

    /**
     * Calls the roll.
     *
     * @param form {@code status.<seat>} with the word of the status, {@code proxy.<seat>} with who holds its proxy, and
     *     {@code rest} with the status of the seats that are left
     */
    @PostMapping("/roll")
    String callRoll(
            @PathVariable UUID ballot,
            @RequestParam Map<String, String> form,
            Viewer viewer,
            RedirectAttributes answer) {
        Ballot held = ofOrganiser(ballot, viewer);
        return attempt(answer, () -> {
            List<Attendance> called = room.roll(held.id()).seats().stream()
                    .map(Called::seat)
                    .filter(seat -> form.containsKey(STATUS + seat) || form.containsKey("rest"))
                    .map(seat -> attendance(seat, form))
                    .toList();
            process.callRoll(held.id(), called, viewer.loggedIn());
        });
    }

    /** Enters votes given in the room: {@code vote.<seat>} with the choice, {@code interest.<seat>} for an interest. */
    @PostMapping("/votes")
    String enter(
            @PathVariable UUID ballot,
            @RequestParam Map<String, String> form,
            Viewer viewer,
            RedirectAttributes answer) {
        Ballot held = ofOrganiser(ballot, viewer);
        return attempt(answer, () -> {
            List<CastVote> votes = room.roll(held.id()).seats().stream()
                    .filter(seat -> form.containsKey(VOTE + seat.seat()))
                    .map(seat -> vote(held, seat, form, viewer.loggedIn()))
                    .toList();
            process.enterInRoom(held.id(), votes);
        });
    }

    @PostMapping("/end")
    String end(@PathVariable UUID ballot, Viewer viewer, RedirectAttributes answer) {
        Ballot held = ofOrganiser(ballot, viewer);
        return attempt(answer, () -> process.endInRoom(held.id(), viewer.loggedIn()));
    }

    private void standing(Ballot held, Model page) {
        Tally tally = ballots.tally(held.id());
        RollCall roll = room.roll(held.id());
        boolean counted = held.state() == BallotState.CLOSED;
        page.addAttribute("roll", roll);
        page.addAttribute("seats", roll.seats().stream().map(row(held)).toList());
        page.addAttribute("shown", counted || held.ruleInForce().visibility() == VotingRule.Visibility.LIVE);
        page.addAttribute("sentence", counted ? tally.arithmetic() : tally.shownMeanwhile());
        page.addAttribute("outcome", held.outcome());
    }

    private Function<Called, Row> row(Ballot held) {
        Map<UUID, Bilingual> units = ballots.electorate(held.id()).stream()
                .collect(Collectors.toMap(ElectorateSeat::seat, ElectorateSeat::unit));
        return called -> new Row(
                called,
                Objects.requireNonNull(units.get(called.seat())),
                voters.actingFor(held.id(), called.seat())
                        .map(Representative::name)
                        .orElse(null));
    }

    /**
     * A seat on the page.
     *
     * @param representative who acts for its unit now; null while nobody does
     */
    record Row(Called called, Bilingual unit, @Nullable String representative) {}

    private CastVote vote(Ballot held, Called seat, Map<String, String> form, String by) {
        Attendance attendance = seat.attendance();
        String proxy = attendance == null ? null : attendance.representedBy();
        return new CastVote(
                held.id(),
                seat.seat(),
                Choice.chosen(form.get(VOTE + seat.seat())),
                form.containsKey(INTEREST + seat.seat()),
                null,
                Channel.ROOM,
                by,
                proxy == null ? "room" : "room, proxy " + proxy,
                clock.instant());
    }

    private static Attendance attendance(UUID seat, Map<String, String> form) {
        String status = form.getOrDefault(STATUS + seat, form.getOrDefault("rest", ""));
        try {
            return new Attendance(seat, Coded.of(Attendance.Status.class, status), form.get(PROXY + seat));
        } catch (IllegalArgumentException e) {
            throw RuleViolation.invalid(
                    "status", "attendance", Bilingual.of("请选择出席、委托出席或缺席", "choose present, represented or absent"));
        }
    }

    /** What is refused is said on the page itself: the organiser goes on there. */
    private static String attempt(RedirectAttributes answer, Runnable action) {
        try {
            action.run();
        } catch (RuleViolation refused) {
            answer.addFlashAttribute("refused", refused);
        }
        return PAGE;
    }

    private Ballot ofOrganiser(UUID ballot, Viewer viewer) {
        Ballot held = ballots.get(ballot);
        if (!room.isOrganiser(viewer, held)) {
            throw RuleViolation.notFound("ballot", Viewer.NOTHING_HERE);
        }
        return held;
    }
}
