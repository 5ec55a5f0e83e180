package org.charterflow.ballot;

import java.util.Optional;
import java.util.UUID;

/**
 * Somebody asked for a vote, as the token in the mail names them.
 *
 * @param ballot id of the ballot
 * @param userId the account of the one asked; which seat it acts for is looked up when the vote comes
 */
public record Voter(UUID ballot, String userId) {

    private static final int UUID_LENGTH = 36;

    /** The words in the token: the ballot's id, a dot, the account. */
    String key() {
        return ballot + "." + userId;
    }

    /** Reads what {@link #key} wrote; empty for anything else. */
    public static Optional<Voter> of(String key) {
        if (key.length() <= UUID_LENGTH + 1 || key.charAt(UUID_LENGTH) != '.') {
            return Optional.empty();
        }
        try {
            return Optional.of(
                    new Voter(UUID.fromString(key.substring(0, UUID_LENGTH)), key.substring(UUID_LENGTH + 1)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
