package org.charterflow.mail.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a bounce reports (RFC 3464, or the free text of Chinese providers).
 *
 * @param weight how final it is
 * @param status the enhanced status code, {@code 5.1.1}; empty when none is given
 * @param diagnostic the server's words in one line; may be empty
 * @param recipients the addresses that were not reached
 * @param originalMessageId the Message-ID of the returned mail, if it is enclosed
 */
public record Bounce(
        Weight weight,
        String status,
        String diagnostic,
        List<String> recipients,
        @Nullable String originalMessageId) {

    /** 5.x.x, 4.x.x, 2.x.x. */
    public enum Weight {
        HARD,
        SOFT,
        NONE
    }

    public Bounce {
        recipients = List.copyOf(recipients);
    }
}
