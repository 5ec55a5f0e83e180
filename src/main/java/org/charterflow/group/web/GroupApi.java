package org.charterflow.group.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Representatives;
import org.charterflow.group.GroupMembership;
import org.charterflow.group.GroupProposals;
import org.charterflow.group.GroupRegister;
import org.charterflow.group.NewGroup;
import org.charterflow.group.Recommendations;
import org.charterflow.group.process.GroupProcess;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The register's groups for programs, public; and what a member's representative may do about them. */
@RestController
@RequestMapping("/api/v1/alliances/{alliance}/groups")
@Tag(name = "groups", description = "工作组 Working groups")
class GroupApi {

    private final Alliances alliances;
    private final Representatives representatives;
    private final GroupRegister register;
    private final GroupProposals proposals;
    private final GroupMembership membership;
    private final Recommendations recommendations;
    private final GroupProcess process;

    GroupApi(
            Alliances alliances,
            Representatives representatives,
            GroupRegister register,
            GroupProposals proposals,
            GroupMembership membership,
            Recommendations recommendations,
            GroupProcess process) {
        this.alliances = alliances;
        this.representatives = representatives;
        this.register = register;
        this.proposals = proposals;
        this.membership = membership;
        this.recommendations = recommendations;
        this.process = process;
    }

    /** Answers by the keys of the alliance's group form. */
    record GroupRequest(@Nullable Map<String, String> fields) {}

    /** A person who represents a unit of the group: mail address, user id or name. */
    record RecommendationRequest(@Nullable String candidate) {}

    record DissolutionRequest(@Nullable String reason) {}

    /** The case that was opened. */
    record GroupReceipt(String caseNumber) {}

    @GetMapping
    @Operation(summary = "各组及其组长和成员 The groups with leader and units, those dissolved last")
    List<GroupRegister.Entry> all(@PathVariable String alliance) {
        return register.of(alliances.get(alliance).id());
    }

    @GetMapping("/{id}")
    @Operation(summary = "一个组 One group")
    GroupRegister.Entry one(@PathVariable String alliance, @PathVariable String id) {
        return register.get(alliances.get(alliance).id(), id);
    }

    @PostMapping
    @Operation(summary = "提议设组 Propose a group, as the charter entitles a unit to")
    ResponseEntity<GroupReceipt> propose(
            @PathVariable String alliance, Viewer viewer, @RequestBody GroupRequest request) {
        String user = user(alliance, viewer);
        var by = representatives
                .byUserId(user)
                .filter(person -> person.alliance().equals(alliance))
                .orElseThrow(() -> proposals.notEntitled(alliance));
        Map<String, String> given = request.fields() == null ? Map.of() : request.fields();
        return created(alliance, process.propose(new NewGroup(by, "api", proposals.answers(alliance, given))));
    }

    @DeleteMapping("/proposals/{caseNumber}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "撤回设组申请 Take one's proposal back before it is decided")
    void withdraw(@PathVariable String alliance, @PathVariable String caseNumber, Viewer viewer) {
        process.withdraw(alliance, caseNumber, user(alliance, viewer));
    }

    @PostMapping("/{id}/members")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "本单位加入 One's unit joins")
    void join(@PathVariable String alliance, @PathVariable String id, Viewer viewer) {
        membership.join(alliance, id, user(alliance, viewer), "api");
    }

    @DeleteMapping("/{id}/members")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "本单位退出 One's unit leaves")
    void leave(@PathVariable String alliance, @PathVariable String id, Viewer viewer) {
        process.leave(alliance, id, user(alliance, viewer), "api");
    }

    @PostMapping("/{id}/recommendations")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "推荐组长 Recommend a leader, as a unit of the group")
    void recommend(
            @PathVariable String alliance,
            @PathVariable String id,
            Viewer viewer,
            @RequestBody RecommendationRequest request) {
        String candidate = request.candidate() == null ? "" : request.candidate();
        recommendations.recommend(alliance, id, user(alliance, viewer), candidate, "api");
    }

    @PostMapping("/{id}/dissolution-motions")
    @Operation(summary = "提议解散或报告任务完成 Move the end of a group, or report a temporary group's task done, as its leader")
    ResponseEntity<GroupReceipt> dissolve(
            @PathVariable String alliance,
            @PathVariable String id,
            Viewer viewer,
            @RequestBody DissolutionRequest request) {
        String reason = request.reason() == null ? "" : request.reason();
        return created(alliance, process.moveDissolution(alliance, id, user(alliance, viewer), reason, "api"));
    }

    private String user(String alliance, Viewer viewer) {
        viewer.enter(alliances.get(alliance).id());
        return viewer.loggedIn();
    }

    private static ResponseEntity<GroupReceipt> created(String alliance, String caseNumber) {
        return ResponseEntity.created(URI.create("/api/v1/alliances/" + alliance + "/cases/" + caseNumber))
                .body(new GroupReceipt(caseNumber));
    }
}
