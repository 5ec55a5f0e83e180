package org.charterflow.mail;

import java.time.Instant;
import java.util.Optional;

/** A feature that invites people to events and wants to know who means to come. */
public interface CalendarReplyHandler {

    /**
     * Takes an answer, in the pipeline's transaction.
     *
     * @param receivedAt when the mail that carried it was stored by us
     * @return what became of it; empty if the event is none of this feature's
     */
    Optional<Disposition> answered(String alliance, CalendarReply reply, Instant receivedAt);
}
