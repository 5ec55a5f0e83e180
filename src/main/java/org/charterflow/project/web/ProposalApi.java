package org.charterflow.project.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.language.RuleViolation;
import org.charterflow.project.NewProposal;
import org.charterflow.project.ProposalCompletion;
import org.charterflow.project.ProposalDiscussion;
import org.charterflow.project.ProposalIntake;
import org.charterflow.project.ProposalReader;
import org.charterflow.project.ProposalViews;
import org.charterflow.project.process.ProjectProcess;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Proposals for programs, on behalf of whoever is logged in. */
@RestController
@RequestMapping("/api/v1/alliances/{alliance}/proposals")
@Tag(name = "proposals", description = "立项申请 Project proposals")
class ProposalApi {

    private final Alliances alliances;
    private final Representatives representatives;
    private final ProposalIntake intake;
    private final ProposalCompletion completion;
    private final ProposalDiscussion discussion;
    private final ProposalReader reader;
    private final ProposalViews views;
    private final ProjectProcess process;

    ProposalApi(
            Alliances alliances,
            Representatives representatives,
            ProposalIntake intake,
            ProposalCompletion completion,
            ProposalDiscussion discussion,
            ProposalReader reader,
            ProposalViews views,
            ProjectProcess process) {
        this.alliances = alliances;
        this.representatives = representatives;
        this.intake = intake;
        this.completion = completion;
        this.discussion = discussion;
        this.reader = reader;
        this.views = views;
        this.process = process;
    }

    /** Answers by the keys of the alliance's project form. */
    record ProposalRequest(@Nullable Map<String, String> fields) {
        Map<String, String> given() {
            return fields == null ? Map.of() : fields;
        }
    }

    /** {@code give}, {@code decline} or {@code withdraw}. */
    record SupportRequest(@Nullable String answer) {}

    record CommentRequest(@Nullable String text) {}

    record ProposalReceipt(String caseNumber) {}

    @PostMapping
    @Operation(summary = "提出立项申请 Propose a project, as a member's representative")
    ResponseEntity<ProposalReceipt> propose(
            @PathVariable String alliance, Viewer viewer, @RequestBody ProposalRequest request) {
        Representative person = representative(alliance, viewer);
        String caseNumber =
                process.start(new NewProposal(person, "api", reader.answers(alliance, request.given()), List.of()));
        return ResponseEntity.created(URI.create("/api/v1/alliances/" + alliance + "/proposals/" + caseNumber))
                .body(new ProposalReceipt(caseNumber));
    }

    @GetMapping("/{caseNumber}")
    @Operation(summary = "立项申请及支持情况 A proposal and where its support stands")
    ProposalViews.View one(@PathVariable String alliance, @PathVariable String caseNumber, Viewer viewer) {
        viewer.enter(alliance);
        return views.of(alliance, caseNumber, viewer.userId());
    }

    @PatchMapping("/{caseNumber}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "补正或修改 Complete or revise it, as the proposer")
    void revise(
            @PathVariable String alliance,
            @PathVariable String caseNumber,
            Viewer viewer,
            @RequestBody ProposalRequest request) {
        Representative person = proposer(alliance, caseNumber, viewer);
        process.revise(
                alliance, caseNumber, person.userId(), "api", reader.answers(alliance, request.given()), List.of());
    }

    @DeleteMapping("/{caseNumber}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "撤回立项申请 Withdraw it, as the proposer")
    void withdraw(@PathVariable String alliance, @PathVariable String caseNumber, Viewer viewer) {
        proposer(alliance, caseNumber, viewer);
        process.withdraw(alliance, caseNumber);
    }

    @PostMapping("/{caseNumber}/support")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "表示支持、不支持或撤回支持 Give, decline or withdraw support, as a member's representative")
    void support(
            @PathVariable String alliance,
            @PathVariable String caseNumber,
            Viewer viewer,
            @RequestBody SupportRequest request) {
        Representative person = representative(alliance, viewer);
        String answer = request.answer() == null ? "" : request.answer();
        process.support(alliance, caseNumber, person.userId(), ProposalPageController.answer(answer), "api");
    }

    @PostMapping("/{caseNumber}/comments")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "发表意见 Comment on it")
    void comment(
            @PathVariable String alliance,
            @PathVariable String caseNumber,
            Viewer viewer,
            @RequestBody CommentRequest request) {
        Representative person = representative(alliance, viewer);
        discussion.comment(alliance, caseNumber, person.userId(), request.text() == null ? "" : request.text(), "api");
    }

    private Representative representative(String alliance, Viewer viewer) {
        viewer.enter(alliances.get(alliance).id());
        String userId = viewer.userId();
        return representatives
                .byUserId(userId == null ? "" : userId)
                .filter(person -> person.alliance().equals(alliance))
                .orElseThrow(() -> intake.notEntitled(alliance));
    }

    private Representative proposer(String alliance, String caseNumber, Viewer viewer) {
        Representative person = representative(alliance, viewer);
        if (!completion.isProposer(alliance, caseNumber, person.userId())) {
            throw RuleViolation.notFound("caseNumber", Viewer.NOTHING_HERE);
        }
        return person;
    }
}
