package org.charterflow.project.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.OfficeHolder;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.project.Project;
import org.charterflow.project.ProjectStatus;
import org.charterflow.project.Projects;
import org.charterflow.project.process.ProjectProcess;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The register's projects for programs, public; and motions on their status, for those who may move them. */
@RestController
@RequestMapping("/api/v1/alliances/{alliance}/projects")
@Tag(name = "projects", description = "开源项目 Open-source projects")
class ProjectApi {

    private final Alliances alliances;
    private final Members members;
    private final Projects projects;
    private final ProjectProcess process;

    ProjectApi(Alliances alliances, Members members, Projects projects, ProjectProcess process) {
        this.alliances = alliances;
        this.members = members;
        this.projects = projects;
        this.process = process;
    }

    /** A project of the register; instants in UTC. */
    record ProjectView(
            String id,
            String caseNumber,
            Bilingual title,
            String kind,
            String goals,
            String deliverables,
            String licence,
            String repository,
            Bilingual proposer,
            String drivenBy,
            @Nullable String leader,
            String status,
            String article,
            Instant registeredAt,
            Instant statusSince) {}

    @GetMapping
    @Operation(summary = "登记的项目 The projects, the latest first")
    List<ProjectView> all(@PathVariable String alliance) {
        return projects.of(alliances.get(alliance).id()).stream()
                .map(this::view)
                .toList();
    }

    @GetMapping("/{id}")
    @Operation(summary = "一个项目 One project")
    ProjectView one(@PathVariable String alliance, @PathVariable String id) {
        return projects.find(alliances.get(alliance).id(), id)
                .map(this::view)
                .orElseThrow(() -> RuleViolation.notFound("id", Viewer.NOTHING_HERE));
    }

    /**
     * A motion to change a project's status.
     *
     * @param status {@code incubating}, {@code active}, {@code archived} or {@code transferred}
     */
    record StatusMotionRequest(
            @Nullable String status, @Nullable String reason) {}

    /** The case in which the organ decides. */
    record StatusMotionReceipt(String caseNumber) {}

    @PostMapping("/{id}/status-motions")
    @Operation(summary = "提议变更状态 Move a change of status, as a representative; the driving organ decides")
    ResponseEntity<StatusMotionReceipt> move(
            @PathVariable String alliance,
            @PathVariable String id,
            Viewer viewer,
            @RequestBody StatusMotionRequest request) {
        viewer.enter(alliances.get(alliance).id());
        ProjectStatus status = ProjectStatus.of(String.valueOf(request.status()))
                .orElseThrow(() -> RuleViolation.invalid(
                        "status",
                        "project-status",
                        Bilingual.of(
                                "应为 incubating、active、archived 或 transferred",
                                "expected incubating, active, archived or transferred")));
        String reason = request.reason() == null ? "" : request.reason();
        String caseNumber = process.moveStatus(alliance, id, status, reason, viewer.loggedIn(), "api");
        return ResponseEntity.created(URI.create("/api/v1/alliances/" + alliance + "/cases/" + caseNumber))
                .body(new StatusMotionReceipt(caseNumber));
    }

    private ProjectView view(Project project) {
        return new ProjectView(
                project.id(),
                project.caseNumber(),
                project.title(),
                project.kind(),
                project.goals(),
                project.deliverables(),
                project.licence(),
                project.repository(),
                members.get(project.proposer()).name(),
                project.drivenBy(),
                projects.leader(project).map(OfficeHolder::name).orElse(null),
                project.status().code(),
                project.article(),
                project.registeredAt(),
                project.statusSince());
    }
}
