package org.charterflow.register;

import java.util.UUID;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.BallotState;
import org.charterflow.ballot.Ballots;
import org.charterflow.ballot.Outcome;
import org.charterflow.ballot.RuleWords;
import org.charterflow.ballot.Tally;
import org.charterflow.ballot.VotingRule;
import org.charterflow.charter.Deadline;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A ballot on the page of its case.
 *
 * @param rule the rule in words; null until it was adopted
 * @param article where the rule stands; null until then
 * @param closing until when votes count; null before the opening
 * @param seal SHA-256 over what was sealed; null before the opening
 * @param outcome null while it is not counted
 * @param tally the counts; null while the rule shows them to nobody
 * @param room whether the viewer runs it at a meeting
 * @param paper whether the viewer transcribes paper votes of it
 * @param sentence where it stands or how it ended, in numbers; null before the opening
 */
public record BallotView(
        UUID id,
        String organ,
        Bilingual question,
        BallotState state,
        @Nullable Bilingual rule,
        @Nullable String article,
        @Nullable Deadline closing,
        @Nullable String seal,
        @Nullable Outcome outcome,
        @Nullable Tally tally,
        @Nullable Bilingual sentence,
        boolean room,
        boolean paper) {

    static BallotView of(Ballot ballot, Ballots ballots, boolean organiser, boolean secretariat) {
        VotingRule rule = ballot.rule();
        boolean open = ballot.state() == BallotState.OPEN;
        boolean counted = ballot.state() == BallotState.CLOSED;
        Tally tally = rule != null && (open || counted) ? ballots.tally(ballot) : null;
        boolean shown = counted || (rule != null && rule.visibility() == VotingRule.Visibility.LIVE);
        return new BallotView(
                ballot.id(),
                ballot.organ(),
                ballot.question(),
                ballot.state(),
                rule == null ? null : RuleWords.of(rule),
                rule == null ? null : rule.citation().toString(),
                ballot.closing(),
                ballot.seal(),
                ballot.outcome(),
                shown ? tally : null,
                tally == null ? null : sentence(tally, counted, shown),
                organiser && !ballot.state().ended(),
                secretariat && open && rule != null && rule.form() == VotingRule.Form.WRITTEN);
    }

    private static @Nullable Bilingual sentence(Tally tally, boolean counted, boolean shown) {
        if (counted) {
            return tally.arithmetic();
        }
        return shown ? tally.standing() : null;
    }
}
