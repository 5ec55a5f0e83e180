package org.charterflow.mail;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notice has been handed over to the addressee's mail server, or is on record as having reached them another way.
 * Published once per notice and addressee, in the transaction that puts it on record as told.
 *
 * @param at when it was handed over
 */
public record NoticeHandedOver(
        UUID noticeId, String alliance, @Nullable String caseNumber, String kind, String addresseeKey, Instant at) {}
