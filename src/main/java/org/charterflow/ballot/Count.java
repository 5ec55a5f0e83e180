package org.charterflow.ballot;

import java.util.Collection;
import java.util.Collections;

/**
 * How many seats did what in one ballot, the latest vote of each seat counting.
 *
 * @param entitled seats of the sealed electorate
 * @param recused of these, the seats taken out of vote and base
 * @param present of the others, the seats present: by roll call, or because they voted
 * @param inFavour votes in favour
 * @param abstaining votes to abstain; absence is not among them
 * @param against votes against
 */
public record Count(int entitled, int recused, int present, int inFavour, int abstaining, int against) {

    public Count {
        if (recused < 0 || inFavour < 0 || abstaining < 0 || against < 0) {
            throw new IllegalArgumentException("Nothing is counted below zero");
        }
        int cast = inFavour + abstaining + against;
        if (cast > present || present > entitled - recused) {
            throw new IllegalArgumentException("Who votes is present, and who is present is entitled: " + entitled
                    + " entitled, " + recused + " recused, " + present + " present, " + cast + " votes");
        }
    }

    /** The count of votes alone: nobody recused, and present who voted. */
    static Count of(int entitled, Collection<Choice> votes) {
        return new Count(
                entitled,
                0,
                votes.size(),
                Collections.frequency(votes, Choice.FOR),
                Collections.frequency(votes, Choice.ABSTAIN),
                Collections.frequency(votes, Choice.AGAINST));
    }

    /** The seats that may vote: entitled and not recused. */
    int voting() {
        return entitled - recused;
    }

    int cast() {
        return inFavour + abstaining + against;
    }

    /** The seats that may vote and have not. */
    public int outstanding() {
        return voting() - cast();
    }

    /** The same count after so many of the outstanding seats have voted in favour, those present first. */
    Count withMoreInFavour(int more) {
        return new Count(entitled, recused, presentAfter(more), inFavour + more, abstaining, against);
    }

    /** The same count after so many of the outstanding seats have voted against, those present first. */
    Count withMoreAgainst(int more) {
        return new Count(entitled, recused, presentAfter(more), inFavour, abstaining, against + more);
    }

    private int presentAfter(int more) {
        return Math.max(present, cast() + more);
    }
}
