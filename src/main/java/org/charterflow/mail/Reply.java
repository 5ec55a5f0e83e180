package org.charterflow.mail;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a notice can be answered: by a mail to an address, and through a page, that carry the addressee's token.
 *
 * @param purpose what an answer is for; names the {@link InboundMailHandler} and the {@link ReplyPage} that take it
 * @param expires until when an answer counts; null where no end is known
 */
public record Reply(String purpose, @Nullable Instant expires) {}
