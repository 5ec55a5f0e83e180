package org.charterflow.amendment;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.amendment.Amendment.Unreached;
import org.charterflow.mail.Delivery;
import org.charterflow.mail.DeliveryLedger;
import org.charterflow.mail.NoticeSummaries;
import org.charterflow.mail.NoticeSummary;
import org.springframework.stereotype.Component;

/**
 * Whom the notice of an amendment has reached. It has to reach every member: by mail, otherwise with evidence, or, where
 * the board lets the announcement stand for it, by that. Who has left by then need not be reached.
 */
@Component
class Reach {

    private final AmendmentStore store;
    private final NoticeSummaries summaries;
    private final DeliveryLedger ledger;
    private final Members members;

    Reach(AmendmentStore store, NoticeSummaries summaries, DeliveryLedger ledger, Members members) {
        this.store = store;
        this.summaries = summaries;
        this.ledger = ledger;
        this.members = members;
    }

    /**
     * How far the notice has got.
     *
     * @param all whether every member has been reached
     * @param last when the last of those reached was; empty while it has reached nobody, or has not reached somebody
     */
    record Standing(boolean all, Optional<Instant> last) {}

    Standing of(Amendment amendment) {
        UUID notice = Objects.requireNonNull(amendment.notice());
        NoticeSummary summary = summaries.of(notice).orElseThrow();
        if (summary.waiting() > 0) {
            return new Standing(false, Optional.empty());
        }
        List<Unreached> unreached = store.unreached(amendment.caseNumber());
        boolean all = summary.reachedAll() || missed(amendment, notice).allMatch(key -> accepted(unreached, key));
        if (!all) {
            return new Standing(false, Optional.empty());
        }
        return new Standing(
                true,
                Stream.concat(
                                Stream.ofNullable(summary.lastHandedOver()),
                                unreached.stream()
                                        .filter(Unreached::isAccepted)
                                        .map(Unreached::decidedAt)
                                        .filter(Objects::nonNull))
                        .max(Instant::compareTo));
    }

    /** Whether some mails of a notice have not gone out; told without counting them. */
    boolean isUnderWay(UUID notice) {
        return ledger.isUnderWay(notice);
    }

    /** The keys of the members whom the notice has not reached. */
    private Stream<String> missed(Amendment amendment, UUID notice) {
        return ledger.missed(notice).stream()
                .map(Delivery::addresseeKey)
                .filter(number -> members.findByNumber(amendment.alliance(), number)
                        .filter(Member::isMember)
                        .isPresent());
    }

    private static boolean accepted(List<Unreached> unreached, String key) {
        return unreached.stream().anyMatch(member -> member.key().equals(key) && member.isAccepted());
    }
}
