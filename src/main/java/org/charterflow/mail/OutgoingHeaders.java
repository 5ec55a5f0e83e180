package org.charterflow.mail;

/** Names that our own mails carry and that the inbound side knows them by. */
public final class OutgoingHeaders {

    /** On every mail of ours, with the notice's id: a mail that comes back to us with it is a loop. */
    public static final String LOOP = "X-Charterflow-Loop";

    /** On every mail of ours, with the notice's kind: for filters of the addressee's. */
    public static final String KIND = "X-Charterflow-Kind";

    /** What the local part of a return path begins with; a delivery's sealed number follows. */
    public static final String BOUNCE_PREFIX = "bounce+";

    private OutgoingHeaders() {}
}
