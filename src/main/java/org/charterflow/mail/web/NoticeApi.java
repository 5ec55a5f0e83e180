package org.charterflow.mail.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Alliances;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.Delivery;
import org.charterflow.mail.DeliveryLedger;
import org.charterflow.mail.Evidence;
import org.charterflow.mail.NoticeReaders;
import org.charterflow.mail.NoticeSummaries;
import org.charterflow.mail.NoticeSummary;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of notices, for programs. The secretariat and the auditor see addressees, organ members the sums. */
@RestController
@RequestMapping("/api/v1/alliances/{alliance}/notices")
@Tag(name = "Notices", description = "The delivery ledger: who was reached, when, by what evidence")
@SecurityRequirement(name = "basic")
class NoticeApi {

    private static final int MOST = 1_000;

    private final NoticeReaders readers;
    private final NoticeSummaries summaries;
    private final DeliveryLedger ledger;
    private final Alliances alliances;

    NoticeApi(NoticeReaders readers, NoticeSummaries summaries, DeliveryLedger ledger, Alliances alliances) {
        this.readers = readers;
        this.summaries = summaries;
        this.ledger = ledger;
        this.alliances = alliances;
    }

    @GetMapping
    @Operation(
            summary = "The alliance's notices, the latest first",
            description = "Pass the last notice's id as `before` for the next page; `caseNumber` for those of a case.")
    List<NoticeAnswer> all(
            @PathVariable String alliance,
            @RequestParam(required = false) @Nullable UUID before,
            @RequestParam(required = false) @Nullable String caseNumber,
            @RequestParam(defaultValue = "50") int limit,
            Viewer viewer) {
        if (alliances.find(alliance).isEmpty() || !readers.mayReadSums(viewer, alliance)) {
            throw RuleViolation.notFound("alliance", Viewer.NOTHING_HERE);
        }
        List<NoticeSummary> notices = caseNumber == null
                ? summaries.ofAlliance(alliance, before, bounded(limit))
                : summaries.ofCase(caseNumber).stream()
                        .filter(notice -> notice.alliance().equals(alliance))
                        .toList();
        return notices.stream().map(notice -> answer(notice, viewer)).toList();
    }

    @GetMapping("/{notice}")
    @Operation(summary = "A notice: how many were reached, when the last was, whether anything is still to be done")
    NoticeAnswer one(@PathVariable String alliance, @PathVariable UUID notice, Viewer viewer) {
        return answer(of(alliance, readers.sums(viewer, notice)), viewer);
    }

    @GetMapping("/{notice}/deliveries")
    @Operation(
            summary = "What became of a notice for each addressee",
            description = "Pass the last delivery's id as `after` for the next page.")
    List<Delivery> deliveries(
            @PathVariable String alliance,
            @PathVariable UUID notice,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit,
            Viewer viewer) {
        return ledger.of(of(alliance, readers.all(viewer, notice)).noticeId(), after, bounded(limit));
    }

    @GetMapping("/{notice}/deliveries/{delivery}/evidence")
    @Operation(summary = "The evidence on one addressee: mail servers' words, what people entered")
    List<Evidence> evidence(
            @PathVariable String alliance, @PathVariable UUID notice, @PathVariable long delivery, Viewer viewer) {
        return ledger.find(of(alliance, readers.all(viewer, notice)).noticeId(), delivery)
                .map(found -> ledger.evidence(notice, found.addresseeKey()))
                .orElseThrow(() -> RuleViolation.notFound("delivery", Viewer.NOTHING_HERE));
    }

    @GetMapping("/undelivered")
    @Operation(summary = "Whom mail did not reach and nobody has seen to yet", description = "Paged like deliveries.")
    List<Delivery> undelivered(
            @PathVariable String alliance,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit,
            Viewer viewer) {
        if (alliances.find(alliance).isEmpty() || !readers.mayReadAll(viewer, alliance)) {
            throw RuleViolation.notFound("alliance", Viewer.NOTHING_HERE);
        }
        return ledger.undelivered(alliance, after, bounded(limit));
    }

    private static NoticeSummary of(String alliance, NoticeSummary notice) {
        if (!notice.alliance().equals(alliance)) {
            throw RuleViolation.notFound("notice", Viewer.NOTHING_HERE);
        }
        return notice;
    }

    private static int bounded(int limit) {
        if (limit < 1 || limit > MOST) {
            throw RuleViolation.invalid(
                    "limit", "range", Bilingual.of("limit 应为 1 至 " + MOST, "limit must be from 1 to " + MOST));
        }
        return limit;
    }

    private NoticeAnswer answer(NoticeSummary notice, Viewer viewer) {
        return new NoticeAnswer(
                notice.noticeId(),
                notice.caseNumber(),
                notice.kind(),
                readers.mayReadAll(viewer, notice.alliance()) ? notice.subject() : null,
                notice.createdAt(),
                notice.addressees(),
                notice.waiting(),
                notice.handedOver(),
                notice.bounced(),
                notice.refused(),
                notice.reached(),
                notice.writtenOff(),
                notice.settled(),
                notice.lastHandedOver(),
                notice.words(alliances.zone(notice.alliance())));
    }

    /**
     * A notice as the caller may see it.
     *
     * @param subject absent for those who see the sums alone
     * @param settled whether nothing is on its way and nobody has to see to anything
     * @param lastHandedOver when it reached the last of those it has reached, by mail or otherwise
     */
    record NoticeAnswer(
            UUID id,
            @Nullable String caseNumber,
            String kind,
            @Nullable String subject,
            Instant createdAt,
            int addressees,
            int waiting,
            int handedOver,
            int bounced,
            int refused,
            List<NoticeSummary.Otherwise> reached,
            int writtenOff,
            boolean settled,
            @Nullable Instant lastHandedOver,
            Bilingual words) {}
}
