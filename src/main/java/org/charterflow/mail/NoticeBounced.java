package org.charterflow.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice has not reached an addressee and will not: it came back, or the addressee's mail server refused it for good.
 *
 * @param at when that was known
 * @param reason what the mail server said
 */
public record NoticeBounced(
        UUID noticeId,
        String alliance,
        @Nullable String caseNumber,
        String kind,
        String addresseeKey,
        Instant at,
        String reason) {}
