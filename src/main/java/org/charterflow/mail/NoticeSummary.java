package org.charterflow.mail;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * What became of a notice, over all its addressees. Every addressee is in exactly one of the counts.
 *
 * @param subject the mails' subject, in both languages
 * @param addressees how many it goes to
 * @param waiting in the outbox or being sent
 * @param handedOver taken by the mail server and not returned
 * @param bounced returned, and nobody has seen to it yet
 * @param refused refused for good by the mail server, or impossible to send, and nobody has seen to it yet
 * @param reached by other means than mail, after mail failed or before it went out
 * @param writtenOff given up by the secretariat
 * @param lastMailAt when the mail server took the last of the mails that were not returned; null while there is none
 * @param lastHandedOver when the notice reached the last of those whom it has reached, by mail or otherwise; null while
 *     it has reached nobody. Periods that run from the last hand-over run from here once the notice is settled.
 */
public record NoticeSummary(
        UUID noticeId,
        String alliance,
        @Nullable String caseNumber,
        String kind,
        String subject,
        Instant createdAt,
        int addressees,
        int waiting,
        int handedOver,
        int bounced,
        int refused,
        List<Otherwise> reached,
        int writtenOff,
        @Nullable Instant lastMailAt,
        @Nullable Instant lastHandedOver) {

    /** How many were reached by these means, as entered by this user. */
    public record Otherwise(Means means, String enteredBy, int addressees) {}

    public NoticeSummary {
        reached = List.copyOf(reached);
    }

    /** Whether nothing is on its way and nobody has to see to anything: everybody was reached or written off. */
    public boolean settled() {
        return waiting == 0 && bounced == 0 && refused == 0;
    }

    /** Whether the notice has reached every addressee, by mail or otherwise. */
    public boolean reachedAll() {
        return settled() && writtenOff == 0;
    }

    /** The same in words, such as "all 9 handed over, the last on …; 2 bounced". */
    public Bilingual words(ZoneId zone) {
        return SummaryWords.of(this, zone);
    }
}
