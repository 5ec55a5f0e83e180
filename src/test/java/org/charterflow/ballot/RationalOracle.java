package org.charterflow.ballot;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;

/**
 * Says the outcome of a ballot a second time, by another way: every seat is written out, shares are compared as
 * rationals of {@link BigInteger}, and what is certain is found by trying every way of voting.
 */
final class RationalOracle {

    private RationalOracle() {}

    static Outcome outcome(VotingRule rule, Count count) {
        int entitled = count.entitled() - count.recused();
        int votes = count.inFavour() + count.abstaining() + count.against();
        int absent = entitled - votes;
        if (rule.quorum() != null
                && (count.present() == 0
                        || !reaches(count.present(), entitled, rule.quorum(), rule.quorumInclusive()))) {
            return Outcome.NO_QUORUM;
        }
        int whole = switch (rule.base()) {
            case ENTITLED -> entitled;
            case PRESENT -> count.present();
            case CAST -> votes + (rule.absence() == VotingRule.Absence.ABSTAIN ? absent : 0);
            case FOR_AND_AGAINST -> count.inFavour() + count.against();
        };
        boolean adopted = count.inFavour() > 0 && reaches(count.inFavour(), whole, rule.threshold(), rule.inclusive());
        return adopted ? Outcome.ADOPTED : Outcome.REJECTED;
    }

    /** Every outcome that the outstanding seats can still bring about. */
    static Set<Outcome> possible(VotingRule rule, Count count) {
        Set<Outcome> outcomes = new HashSet<>();
        int rest = count.outstanding();
        for (int inFavour = 0; inFavour <= rest; inFavour++) {
            for (int against = 0; inFavour + against <= rest; against++) {
                for (int abstaining = 0; inFavour + against + abstaining <= rest; abstaining++) {
                    int votes = count.cast() + inFavour + against + abstaining;
                    outcomes.add(outcome(
                            rule,
                            new Count(
                                    count.entitled(),
                                    count.recused(),
                                    Math.max(count.present(), votes),
                                    count.inFavour() + inFavour,
                                    count.abstaining() + abstaining,
                                    count.against() + against)));
                }
            }
        }
        return outcomes;
    }

    /** part/whole against the share, both brought to a common denominator. */
    private static boolean reaches(int part, int whole, Fraction share, boolean inclusive) {
        BigInteger left = BigInteger.valueOf(part).multiply(BigInteger.valueOf(share.denominator()));
        BigInteger right = BigInteger.valueOf(whole).multiply(BigInteger.valueOf(share.numerator()));
        return inclusive ? left.compareTo(right) >= 0 : left.compareTo(right) > 0;
    }
}
