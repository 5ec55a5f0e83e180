package org.charterflow.ballot.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.charterflow.access.Viewer;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.BallotReaders;
import org.charterflow.ballot.BallotState;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.Outcome;
import org.charterflow.ballot.Resolution;
import org.charterflow.ballot.Resolutions;
import org.charterflow.ballot.RuleWords;
import org.charterflow.ballot.Tally;
import org.charterflow.ballot.VotingRule;
import org.charterflow.ballot.web.BallotAnswer.Counts;
import org.charterflow.ballot.web.BallotAnswer.SeatAnswer;
import org.charterflow.ballot.web.BallotAnswer.VoteAnswer;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Ballots for programs. Those who decide see all of them; other participants what was adopted. */
@RestController
@RequestMapping("/api/v1/alliances/{alliance}/ballots")
@Tag(name = "Ballots")
@SecurityRequirement(name = "basic")
class BallotApi {

    private final Ballots ballots;
    private final BallotReaders readers;
    private final Resolutions resolutions;

    BallotApi(Ballots ballots, BallotReaders readers, Resolutions resolutions) {
        this.ballots = ballots;
        this.readers = readers;
        this.resolutions = resolutions;
    }

    @GetMapping("/{id}")
    @Operation(summary = "A ballot: question, rule with article, electorate, seal, what is still needed, outcome")
    BallotAnswer one(@PathVariable String alliance, @PathVariable UUID id, Viewer viewer) {
        Ballot ballot = ballots.find(alliance, id)
                .filter(found -> readers.mayReadAll(viewer, found)
                        || (viewer.belongsTo(alliance) && found.outcome() == Outcome.ADOPTED))
                .orElseThrow(() -> RuleViolation.notFound("id", Viewer.NOTHING_HERE));
        return answer(ballot, readers.mayReadAll(viewer, ballot));
    }

    private BallotAnswer answer(Ballot ballot, boolean decides) {
        VotingRule rule = ballot.rule();
        boolean opened = ballot.openedAt() != null;
        boolean closed = ballot.state() == BallotState.CLOSED;
        Tally tally = opened && rule != null ? ballots.tally(ballot.id()) : null;
        boolean counts = closed
                || (ballot.state() == BallotState.OPEN
                        && rule != null
                        && rule.visibility() == VotingRule.Visibility.LIVE);
        return new BallotAnswer(
                ballot.id(),
                ballot.alliance(),
                ballot.caseNumber(),
                ballot.organ(),
                ballot.matter(),
                ballot.question(),
                ballot.state().code(),
                rule == null ? null : RuleWords.of(rule),
                rule == null ? null : rule.citation().toString(),
                rule == null ? null : rule.decisionVersion(),
                ballot.openedAt(),
                ballot.closing() == null ? null : ballot.closing().at(),
                ballot.closing() == null ? null : ballot.closing().explanation(),
                ballot.seal(),
                opened ? ballots.verifySeal(ballot.id()) : null,
                ballot.endedAt(),
                ballot.outcome() == null ? null : ballot.outcome().code(),
                resolutions.ofBallot(ballot.id()).map(Resolution::number).orElse(null),
                counts && tally != null ? Counts.of(tally) : null,
                ballot.state() == BallotState.OPEN && tally != null ? tally.shownMeanwhile() : null,
                ballots.papers(ballot.id()),
                ballots.electorate(ballot.id()).stream().map(SeatAnswer::of).toList(),
                votes(ballot, rule, closed && decides));
    }

    private List<VoteAnswer> votes(Ballot ballot, @Nullable VotingRule rule, boolean shown) {
        return shown && rule != null && !rule.secret()
                ? ballots.votes(ballot.id()).stream().map(VoteAnswer::of).toList()
                : List.of();
    }
}
