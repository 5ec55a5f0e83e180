package org.charterflow.ballot;

import org.charterflow.ballot.VotingRule.Absence;
import org.charterflow.language.Bilingual;

/**
 * What a count means under a rule: a pure function over integers, compared by cross-multiplication.
 *
 * @param rule the rule of the ballot
 * @param count the seats as they have voted so far, or finally
 * @param base how many the threshold is a share of
 * @param needed the votes in favour needed on that base
 * @param outcome how the ballot ends if nobody votes any more
 * @param certain whether no vote still to come can change the outcome, if the votes cast stand
 */
public record Tally(VotingRule rule, Count count, int base, int needed, Outcome outcome, boolean certain) {

    /** Counts under the rule. */
    public static Tally of(VotingRule rule, Count count) {
        int base = baseOf(rule, count);
        return new Tally(rule, count, base, rule.neededOf(base), outcome(rule, count), isCertain(rule, count));
    }

    /** Seats that have to be present for a quorum; 0 where the rule asks for none. */
    public int quorumNeeded() {
        return rule.quorumOf(count.voting());
    }

    /** Abstentions as the rule counts them: with the absent where absence counts as abstaining. */
    public int abstaining() {
        return count.abstaining() + (rule.absence() == Absence.ABSTAIN ? count.outstanding() : 0);
    }

    /** Whether every seat that may vote has voted. */
    private boolean complete() {
        return count.outstanding() == 0;
    }

    /** Whether the rule closes the ballot now, before its deadline. */
    public boolean closes() {
        return switch (rule.closing()) {
            case ALL_VOTED -> complete();
            case DECIDED -> complete() || certain;
            case DEADLINE -> false;
        };
    }

    /**
     * The fewest further votes in favour that adopt, nobody else voting.
     *
     * @return 0 if there are enough already, -1 if even all outstanding votes do not adopt
     */
    public int moreInFavourNeeded() {
        for (int more = 0; more <= count.outstanding(); more++) {
            Count then = count.withMoreInFavour(more);
            if (then.inFavour() >= rule.neededOf(baseOf(rule, then))) {
                return more;
            }
        }
        return -1;
    }

    /** Where the ballot stands while it runs, such as "2 more in favour needed; 3 seats have not voted". */
    public Bilingual standing() {
        return TallyWords.standing(this);
    }

    /** How many have voted, and nothing of how: for a ballot whose counts nobody sees meanwhile. */
    public Bilingual turnout() {
        return TallyWords.turnout(this);
    }

    /** What those who decide read while the vote runs: the standing where the rule shows it, else the turnout. */
    public Bilingual shownMeanwhile() {
        return rule.visibility() == VotingRule.Visibility.LIVE ? standing() : turnout();
    }

    /** How many seats are asked, and nothing of what they answer. */
    public Bilingual asked() {
        return TallyWords.asked(this);
    }

    /** The arithmetic as the resolution prints it. */
    public Bilingual arithmetic() {
        return TallyWords.arithmetic(this);
    }

    /** Whether some way of voting by the outstanding seats adopts. A vote in favour never hurts, so all of them do. */
    boolean canBeAdopted() {
        return outcome(rule, count.withMoreInFavour(count.outstanding())) == Outcome.ADOPTED;
    }

    /**
     * A further vote in favour never hurts, a vote against weighs most, and a seat that stays away can only cost the
     * quorum: so the three extremes show every outcome that is still possible.
     */
    private static boolean isCertain(VotingRule rule, Count count) {
        int rest = count.outstanding();
        Outcome allAbsent = outcome(rule, count);
        return allAbsent == outcome(rule, count.withMoreInFavour(rest))
                && allAbsent == outcome(rule, count.withMoreAgainst(rest));
    }

    private static Outcome outcome(VotingRule rule, Count count) {
        if (count.present() < rule.quorumOf(count.voting())) {
            return Outcome.NO_QUORUM;
        }
        return count.inFavour() >= rule.neededOf(baseOf(rule, count)) ? Outcome.ADOPTED : Outcome.REJECTED;
    }

    private static int baseOf(VotingRule rule, Count count) {
        return switch (rule.base()) {
            case ENTITLED -> count.voting();
            case PRESENT -> count.present();
            case CAST -> rule.absence() == Absence.ABSTAIN ? count.voting() : count.cast();
            case FOR_AND_AGAINST -> count.inFavour() + count.against();
        };
    }
}
