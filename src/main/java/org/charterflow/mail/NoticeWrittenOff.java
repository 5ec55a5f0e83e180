package org.charterflow.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The secretariat has given up reaching an addressee of a notice. Published in the transaction that records it.
 *
 * @param name the addressee's name
 * @param reason why nothing reaches them
 */
public record NoticeWrittenOff(
        UUID noticeId,
        String alliance,
        @Nullable String caseNumber,
        String kind,
        String addresseeKey,
        String name,
        String reason) {}
