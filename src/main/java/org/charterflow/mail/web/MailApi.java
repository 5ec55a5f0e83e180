package org.charterflow.mail.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.charterflow.access.Viewer;
import org.charterflow.mail.inbound.MailDesk;
import org.charterflow.mail.inbound.MailIntake;
import org.charterflow.mail.inbound.MailSearch;
import org.charterflow.mail.inbound.MailStatus;
import org.charterflow.mail.inbound.MailStore;
import org.charterflow.mail.inbound.MailTrace;
import org.charterflow.mail.inbound.MailTraces;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of mail that came in, and what a person decides on it, for programs. */
@RestController
@RequestMapping("/api/v1/inbound-mail")
@Tag(name = "Mail")
@SecurityRequirement(name = "basic")
class MailApi {

    private static final String CHANNEL = "api";

    private final MailAccess access;
    private final MailSearch search;
    private final MailStore store;
    private final MailTraces traces;
    private final MailDesk desk;
    private final MailIntake intake;

    MailApi(
            MailAccess access,
            MailSearch search,
            MailStore store,
            MailTraces traces,
            MailDesk desk,
            MailIntake intake) {
        this.access = access;
        this.search = search;
        this.store = store;
        this.traces = traces;
        this.desk = desk;
        this.intake = intake;
    }

    /**
     * A page of mails, the latest first.
     *
     * @param next to be given as {@code after} for the next page; absent on the last
     */
    record Found(List<InboundMailView> mails, @Nullable String next) {}

    /** A mail and how each stage came to its result. */
    record Explained(@JsonUnwrapped InboundMailView mail, MailTrace stages) {}

    /** @param note what was done about the mail, for the colleagues; may be absent */
    record Settling(@Nullable String note) {}

    @GetMapping
    @Operation(summary = "Mail that came in, the latest first")
    Found find(
            @RequestParam(required = false) @Nullable String alliance,
            @Parameter(description = "A status, waiting (for an operator), or desk (mail for the secretariat, open)")
                    @RequestParam(required = false)
                    @Nullable
                    String status,
            @RequestParam(name = "class", required = false) @Nullable String mailClass,
            @Parameter(description = "Part of the sender's address or name") @RequestParam(required = false) @Nullable
                    String sender,
            @RequestParam(required = false) @Nullable String caseNumber,
            @RequestParam(required = false) @Nullable String recipient,
            @Parameter(description = "Part of the subject or the text") @RequestParam(required = false) @Nullable
                    String text,
            @Parameter(description = "Received at this instant or later") @RequestParam(required = false) @Nullable
                    Instant from,
            @Parameter(description = "Received before this instant") @RequestParam(required = false) @Nullable
                    Instant to,
            @RequestParam(required = false) @Nullable String after,
            @RequestParam(defaultValue = "50") int limit,
            Viewer viewer) {
        MailSearch.Page page = search.find(
                new MailSearch.Query(
                        access.readable(viewer, alliance),
                        status,
                        mailClass,
                        sender,
                        caseNumber,
                        recipient,
                        text,
                        from,
                        to),
                after,
                limit);
        return new Found(page.mails().stream().map(InboundMailView::of).toList(), page.next());
    }

    @GetMapping("/{id}")
    @Operation(summary = "What became of a mail, and why")
    Explained mail(@PathVariable UUID id, Viewer viewer) {
        return new Explained(InboundMailView.of(access.read(viewer, id)), traces.of(id));
    }

    @GetMapping(
            path = "/{id}/raw",
            produces = {"message/rfc822", "application/problem+json"})
    @Operation(summary = "The mail as it came; that you looked at it goes on record")
    ResponseEntity<byte[]> raw(@PathVariable UUID id, Viewer viewer) {
        return access.raw(viewer, id, CHANNEL);
    }

    @GetMapping("/figures")
    @Operation(
            summary = "How many mails were received, and what became of them",
            description =
                    "received = pending + applied + duplicate + ignored + rejected + clarify + challenged + quarantined")
    Map<String, Long> figures(@RequestParam(required = false) @Nullable String alliance, Viewer viewer) {
        Map<MailStatus, Long> counted = store.figures(access.readable(viewer, alliance));
        Map<String, Long> figures = new LinkedHashMap<>();
        figures.put(
                "received", counted.values().stream().mapToLong(Long::longValue).sum());
        counted.forEach((status, mails) -> figures.put(status.word(), mails));
        return figures;
    }

    @PostMapping("/{id}/replay")
    @Operation(summary = "Try a mail again that waits for an operator")
    InboundMailView replay(@PathVariable UUID id, Viewer viewer) {
        access.decide(viewer, id);
        desk.replay(id, MailAccess.person(viewer, CHANNEL));
        intake.wake();
        return InboundMailView.of(access.read(viewer, id));
    }

    @PostMapping("/{id}/release")
    @Operation(summary = "Let a quarantined mail go on; its sender still has to be proven")
    InboundMailView release(@PathVariable UUID id, Viewer viewer) {
        access.decide(viewer, id);
        desk.release(id, MailAccess.person(viewer, CHANNEL));
        intake.wake();
        return InboundMailView.of(access.read(viewer, id));
    }

    @PostMapping("/{id}/reject")
    @Operation(summary = "Reject a quarantined mail for good; nobody is answered")
    InboundMailView reject(@PathVariable UUID id, Viewer viewer) {
        access.decide(viewer, id);
        desk.reject(id, MailAccess.person(viewer, CHANNEL));
        return InboundMailView.of(access.read(viewer, id));
    }

    @PostMapping("/{id}/settle")
    @Operation(summary = "Settle a mail for the secretariat")
    Explained settle(@PathVariable UUID id, @RequestBody(required = false) @Nullable Settling settling, Viewer viewer) {
        viewer.enterAsSecretariat(access.read(viewer, id).alliance());
        desk.settle(id, settling == null ? null : settling.note(), MailAccess.person(viewer, CHANNEL));
        return mail(id, viewer);
    }
}
