package org.charterflow.amendment.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.security.SecurityRequirement;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Alliances;
import org.charterflow.amendment.Amendment;
import org.charterflow.amendment.AmendmentReaders;
import org.charterflow.amendment.Amendments;
import org.charterflow.amendment.Drafting;
import org.charterflow.amendment.process.AmendmentProcess;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Amendments for programs, on behalf of whoever is logged in. */
@RestController
@RequestMapping("/api/v1/alliances/{alliance}/amendments")
@Tag(name = "amendments", description = "修订组织文件 Amendments of governing documents and rules")
@SecurityRequirement(name = "basic")
class AmendmentApi {

    private final Alliances alliances;
    private final AmendmentReaders readers;
    private final Amendments amendments;
    private final Drafting drafting;
    private final AmendmentProcess process;

    AmendmentApi(
            Alliances alliances,
            AmendmentReaders readers,
            Amendments amendments,
            Drafting drafting,
            AmendmentProcess process) {
        this.alliances = alliances;
        this.readers = readers;
        this.amendments = amendments;
        this.drafting = drafting;
        this.process = process;
    }

    /**
     * A draft to begin.
     *
     * @param askedFor the day on which it shall be in force, in the alliance's zone; null for the first lawful one
     */
    record DraftRequest(
            @Nullable Bilingual title,
            @Nullable String reason,
            @Nullable LocalDate askedFor) {}

    record TextRequest(@Nullable String text) {}

    record DraftReceipt(String caseNumber) {}

    /** What has to be mended, and what the voters should know. */
    record CheckAnswer(List<Bilingual> refusals, List<Bilingual> notes) {}

    record AmendmentAnswer(
            String caseNumber,
            Bilingual title,
            String reason,
            String state,
            @Nullable LocalDate askedFor,
            @Nullable String resolution,
            @Nullable Instant effectiveAt,
            boolean reachedAll,
            @Nullable UUID report,
            Amendments.@Nullable Difference difference) {}

    @GetMapping
    @Operation(summary = "修订案 The amendments that one may read")
    List<AmendmentAnswer> all(@PathVariable String alliance, Viewer viewer) {
        return readers.of(viewer, alliances.get(alliance).id()).stream()
                .map(amendment -> answer(amendment, null))
                .toList();
    }

    @GetMapping("/{caseNumber}")
    @Operation(summary = "一个修订案及其差异 An amendment with what it changes")
    AmendmentAnswer one(@PathVariable String alliance, @PathVariable String caseNumber, Viewer viewer) {
        Amendment amendment = readers.get(viewer, alliance, caseNumber);
        return answer(amendment, amendments.difference(caseNumber));
    }

    @PostMapping
    @Operation(summary = "开始起草 Begin a draft, as one who belongs to the organ that decides, or as the secretariat")
    ResponseEntity<DraftReceipt> begin(
            @PathVariable String alliance, Viewer viewer, @RequestBody DraftRequest request) {
        viewer.enter(alliances.get(alliance).id());
        Bilingual title = request.title() == null ? Bilingual.same("") : request.title();
        String reason = request.reason() == null ? "" : request.reason();
        String caseNumber = process.begin(viewer, alliance, title, reason, request.askedFor());
        return ResponseEntity.created(URI.create("/api/v1/alliances/" + alliance + "/amendments/" + caseNumber))
                .body(new DraftReceipt(caseNumber));
    }

    @PutMapping("/{caseNumber}/documents/{name}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "写入新文本 Give a document a new text, Markdown by article")
    void text(
            @PathVariable String alliance,
            @PathVariable String caseNumber,
            @PathVariable String name,
            Viewer viewer,
            @RequestBody TextRequest request) {
        drafting.putDocument(viewer, alliance, caseNumber, name, request.text() == null ? "" : request.text());
    }

    @PutMapping(
            path = "/{caseNumber}/tables/{decision}",
            consumes = {MediaType.APPLICATION_XML_VALUE, MediaType.APPLICATION_OCTET_STREAM_VALUE})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "写入规则表 Give a table other rules, a DMN file; gaps says why combinations are left open")
    void table(
            @PathVariable String alliance,
            @PathVariable String caseNumber,
            @PathVariable String decision,
            Viewer viewer,
            @RequestParam(required = false) @Nullable String gaps,
            @RequestBody byte[] dmn) {
        drafting.putTable(viewer, alliance, caseNumber, decision, dmn, gaps);
    }

    @DeleteMapping({"/{caseNumber}/documents/{name}", "/{caseNumber}/tables/{name}"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "移出修订案 Take a document or a table out of the draft")
    void remove(
            @PathVariable String alliance, @PathVariable String caseNumber, @PathVariable String name, Viewer viewer) {
        drafting.remove(viewer, alliance, caseNumber, name);
    }

    @GetMapping("/{caseNumber}/check")
    @Operation(summary = "检查 What has to be mended before the organ gets it")
    CheckAnswer check(@PathVariable String alliance, @PathVariable String caseNumber, Viewer viewer) {
        drafting.draft(viewer, alliance, caseNumber);
        Drafting.Check check = drafting.check(caseNumber);
        return new CheckAnswer(check.refusals(), check.notes());
    }

    @PostMapping("/{caseNumber}/submission")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "提交 Hand it in; a problem names every cell that has to be mended")
    void submit(@PathVariable String alliance, @PathVariable String caseNumber, Viewer viewer) {
        process.submit(viewer, alliance, caseNumber);
    }

    @DeleteMapping("/{caseNumber}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "放弃起草 Give the draft up")
    void drop(@PathVariable String alliance, @PathVariable String caseNumber, Viewer viewer) {
        process.drop(viewer, alliance, caseNumber);
    }

    @PostMapping("/{caseNumber}/withdrawal")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Operation(summary = "提请撤回 Ask the organ to take it back before it is in force")
    void withdraw(@PathVariable String alliance, @PathVariable String caseNumber, Viewer viewer) {
        process.moveWithdrawal(viewer, alliance, caseNumber);
    }

    private static AmendmentAnswer answer(Amendment amendment, Amendments.@Nullable Difference difference) {
        return new AmendmentAnswer(
                amendment.caseNumber(),
                amendment.title(),
                amendment.reason(),
                amendment.state().code(),
                amendment.askedFor(),
                amendment.resolution(),
                amendment.effectiveAt(),
                amendment.reachedAll(),
                amendment.report(),
                difference);
    }
}
