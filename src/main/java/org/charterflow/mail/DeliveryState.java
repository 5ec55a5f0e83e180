package org.charterflow.mail;

/** How far a notice has got on its way to one addressee. */
public enum DeliveryState {
    /** In the outbox. */
    PENDING,
    /** Being handed over at this moment, or by a node that died over it and will be replaced. */
    SENDING,
    /** Accepted by the mail server. */
    SENT,
    /** Put off by the mail server (4xx) or by a fault on the way; tried again. */
    DEFERRED,
    /** Refused for good (5xx, an address no mail can be sent to, days of trying). */
    FAILED,
    /** Accepted first, then returned as undeliverable. */
    BOUNCED
}
