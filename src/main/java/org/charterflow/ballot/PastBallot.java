package org.charterflow.ballot;

import java.time.Instant;
import java.util.List;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * A decided ballot as it was sealed and voted.
 *
 * @param number of its resolution
 * @param rule the rule it was decided by
 * @param outcome as recorded
 * @param seats its sealed electorate
 */
public record PastBallot(
        String number,
        String caseNumber,
        String organ,
        String matter,
        Bilingual question,
        VotingRule rule,
        Outcome outcome,
        Instant endedAt,
        List<PastSeat> seats) {

    public PastBallot {
        seats = List.copyOf(seats);
    }

    /**
     * A sealed seat.
     *
     * @param recused whether the seal took it out of vote and base
     * @param concerned whether the question is about its unit
     * @param interest whether it declared an interest with its vote
     * @param present whether it was called present, or voted
     * @param choice the vote that counts; null if it cast none
     */
    public record PastSeat(
            boolean recused,
            boolean concerned,
            boolean interest,
            boolean present,
            @Nullable Choice choice) {

        private boolean recusedUnder(VotingRule rule) {
            return rule.recusal() && (concerned || interest);
        }
    }

    /**
     * The same votes counted under another rule. A seat that was recused and would not be under that rule has not
     * voted: nobody knows how it would have.
     */
    public Tally under(VotingRule other) {
        List<PastSeat> voting =
                seats.stream().filter(seat -> !seat.recusedUnder(other)).toList();
        Count count = new Count(
                seats.size(),
                seats.size() - voting.size(),
                (int) voting.stream().filter(PastSeat::present).count(),
                votes(voting, Choice.FOR),
                votes(voting, Choice.ABSTAIN),
                votes(voting, Choice.AGAINST));
        return Tally.of(other, count);
    }

    private static int votes(List<PastSeat> seats, Choice choice) {
        return (int) seats.stream().filter(seat -> seat.choice() == choice).count();
    }
}
