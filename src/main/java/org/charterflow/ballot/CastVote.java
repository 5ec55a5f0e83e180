package org.charterflow.ballot;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A vote about to be cast.
 *
 * @param ballot id of the ballot
 * @param seat the seat it is cast for
 * @param choice the answer
 * @param interest whether the voter declares an interest in the question
 * @param remark what the voter adds; null for nothing
 * @param channel by which door it came
 * @param voter the user who votes, and has to represent the seat's unit at this moment; for a transcription the person
 *     of the secretariat who confirms it, for a vote in the room the organiser who enters it
 * @param evidence what proves it, such as the id of the stored mail; null where the login does
 * @param arrivedAt when it arrived; this instant decides whether it is in time (Civil Code art. 137)
 */
public record CastVote(
        UUID ballot,
        UUID seat,
        Choice choice,
        boolean interest,
        @Nullable String remark,
        Channel channel,
        String voter,
        @Nullable String evidence,
        Instant arrivedAt) {

    /** How many characters a remark may have, by every door. */
    public static final int LONGEST_REMARK = 2000;

    /** The doors by which a vote comes. */
    public enum Channel implements Coded {
        TASK,
        MAIL,
        LINK,
        /** Given at a meeting and entered by its organiser. */
        ROOM,
        TRANSCRIPTION
    }
}
