package org.charterflow.ballot;

import java.util.Optional;
import org.charterflow.ballot.Attendance.Status;
import org.charterflow.ballot.CastVote.Channel;
import org.charterflow.ballot.VotingRule.Form;
import org.charterflow.language.RuleViolation;

/**
 * By which doors a vote comes. What is decided at a meeting is voted in the room: the organiser enters it, or those who
 * are there vote on their own devices. A mail or a paper would let the absent vote (OSCAR-39, COIA-16.3).
 */
final class Doors {

    private Doors() {}

    /** @throws RuleViolation if the ballot's form has no such door */
    static void check(Ballot ballot, Channel door) {
        boolean meeting = ballot.ruleInForce().form() == Form.MEETING;
        if (meeting && (door == Channel.MAIL || door == Channel.TRANSCRIPTION)) {
            throw Refusals.votedInTheRoom(ballot);
        }
        if (door == Channel.ROOM && !meeting) {
            throw Refusals.notAtMeeting(ballot);
        }
        if (door == Channel.ROOM && ballot.ruleInForce().secret()) {
            throw Refusals.secretInTheRoom(ballot);
        }
    }

    /**
     * Checks that somebody is there for the seat, as the roll was called; where there is no meeting everybody may vote.
     * A device is in the hand of the representative, so it votes for no seat that somebody else is there for.
     *
     * @throws RuleViolation if nobody is there who can vote by this door
     */
    static void check(Ballot ballot, Channel door, Optional<Attendance> called) {
        if (ballot.ruleInForce().form() != Form.MEETING) {
            return;
        }
        boolean there = called.map(Attendance::status)
                .filter(status -> door == Channel.ROOM ? status.attends() : status == Status.PRESENT)
                .isPresent();
        if (!there) {
            throw Refusals.notThere(ballot);
        }
    }
}
