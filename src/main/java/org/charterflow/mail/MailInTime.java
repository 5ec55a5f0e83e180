package org.charterflow.mail;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;

/**
 * Puts off what a deadline brings about until the mail is read that arrived before it: what is in time counts, however
 * late it is read (Civil Code art. 137).
 */
@Component
public class MailInTime {

    private final PendingMail mail;
    private final Clock clock;

    public MailInTime(PendingMail mail, Clock clock) {
        this.mail = mail;
        this.clock = clock;
    }

    /**
     * Lets a step go on that follows from a deadline. Called by a job of the engine, which fails until then and is tried
     * again in a few seconds; before the deadline nothing is put off.
     *
     * @param deadline the first instant that is too late
     * @throws IllegalStateException while mail of the alliance that arrived before the deadline may be unread
     */
    public void requireRead(String alliance, Instant deadline) {
        if (!clock.instant().isBefore(deadline) && mail.arrivedBefore(alliance, deadline)) {
            throw new IllegalStateException(
                    "The mail of %s that arrived before the deadline %s is read first".formatted(alliance, deadline));
        }
    }
}
