package org.charterflow.mail.reading;

import java.time.Instant;

/**
 * What the door knows of a mail besides its bytes.
 *
 * @param channel the channel it came through; its name is the alliance's id
 * @param recipient the envelope recipient at our side
 * @param receivedAt when we stored it; decides deadlines, whatever the message's Date says
 */
public record Envelope(String channel, String recipient, Instant receivedAt) {}
