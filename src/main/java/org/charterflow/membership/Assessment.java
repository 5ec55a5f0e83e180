package org.charterflow.membership;

import java.util.UUID;
import org.charterflow.casefile.Reason;
import org.jspecify.annotations.Nullable;

/**
 * What secretariat and board have said of an application so far.
 *
 * @param note what the review said, to be put right or to be known
 * @param reason why it is refused or rejected
 * @param ballot the latest ballot of the board on it
 * @param resolution the number of the board's latest resolution on it
 * @param article the article by which the admission was decided; null before it was
 * @param classByBoard whether the board has settled the class (OSCAR-25)
 */
record Assessment(
        @Nullable String note,
        @Nullable Reason reason,
        @Nullable UUID ballot,
        @Nullable String resolution,
        @Nullable String article,
        boolean classByBoard) {

    static final Assessment NONE = new Assessment(null, null, null, null, null, false);

    Assessment noted(@Nullable String said) {
        return new Assessment(said, reason, ballot, resolution, article, classByBoard);
    }

    Assessment against(Reason why) {
        return new Assessment(note, why, ballot, resolution, article, classByBoard);
    }

    Assessment before(UUID open) {
        return new Assessment(note, reason, open, resolution, article, classByBoard);
    }

    Assessment resolved(@Nullable String number) {
        return new Assessment(note, reason, ballot, number, article, classByBoard);
    }

    Assessment decidedBy(String rule) {
        return new Assessment(note, reason, ballot, resolution, rule, classByBoard);
    }

    Assessment classBy(boolean board) {
        return new Assessment(note, reason, ballot, resolution, article, board);
    }
}
