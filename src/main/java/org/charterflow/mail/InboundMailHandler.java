package org.charterflow.mail;

import java.util.Set;

/** A feature's end of the inbound pipeline. */
public interface InboundMailHandler {

    /**
     * The purposes this handler takes: fixed local parts of the channel's address ({@code apply}) and purposes of reply
     * tokens ({@code ballot}). No two handlers may claim the same.
     */
    Set<String> purposes();

    /**
     * Acts on one mail, in the pipeline's transaction: whatever it writes is committed together with the mail's status,
     * once. It must check that the sender is the one the token was issued for. An exception rolls everything back and
     * the mail is tried again.
     *
     * @return what became of the mail
     */
    Disposition handle(ReceivedMail mail);
}
