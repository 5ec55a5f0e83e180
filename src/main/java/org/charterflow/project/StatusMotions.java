package org.charterflow.project;

import static org.charterflow.sql.Instants.utc;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.charterflow.alliance.Organs;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Representatives;
import org.charterflow.alliance.Seats;
import org.charterflow.ballot.BallotDraft;
import org.charterflow.ballot.Ballots;
import org.charterflow.casefile.Act;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.casefile.Journal;
import org.charterflow.casefile.JournalEntry;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.Addressee;
import org.charterflow.mail.Addressees;
import org.charterflow.mail.Notice;
import org.charterflow.mail.Notices;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Later changes of a project's status: a motion to the organ that drives it (COIA-15.6). */
@Service
public class StatusMotions {

    private final Organs organs;
    private final Representatives representatives;
    private final Seats seats;
    private final Projects projects;
    private final Ballots ballots;
    private final CaseFiles cases;
    private final Journal journal;
    private final Notices notices;
    private final Addressees addressees;
    private final JdbcClient jdbc;
    private final Clock clock;

    StatusMotions(
            Organs organs,
            Representatives representatives,
            Seats seats,
            Projects projects,
            Ballots ballots,
            CaseFiles cases,
            Journal journal,
            Notices notices,
            Addressees addressees,
            JdbcClient jdbc,
            Clock clock) {
        this.organs = organs;
        this.representatives = representatives;
        this.seats = seats;
        this.projects = projects;
        this.ballots = ballots;
        this.cases = cases;
        this.journal = journal;
        this.notices = notices;
        this.addressees = addressees;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A motion as it stands on record. */
    private record Motion(String alliance, String project, ProjectStatus status, String reason, String movedBy) {}

    /**
     * Puts a motion on record under a new case number.
     *
     * @param userId the representative who moves; of the proposer, or of a unit with a seat in the driving organ
     * @param channel the journal's word for the door
     * @throws RuleViolation if there is no such project, it has that status, a motion on it is open, no reason is given,
     *     or the user may not move
     */
    @Transactional
    public String move(
            String alliance, String projectId, ProjectStatus status, String reason, String userId, String channel) {
        Project project = projects.find(alliance, projectId)
                .orElseThrow(() -> RuleViolation.notFound(
                        "id", Bilingual.of("没有项目 " + projectId, "there is no project " + projectId)));
        require(project, status, reason, userId);
        String caseNumber = cases.open(
                alliance,
                "project-status",
                Bilingual.of(
                        "项目状态变更：" + project.title().zh() + "，" + status.label().zh(),
                        "Project status: " + project.title().en() + ", "
                                + status.label().en()));
        jdbc.sql("""
            insert into status_motion (case_number, alliance, project, status, reason, proposed_by)
            values (:case, :alliance, :project, :status, :reason, :by)
            """)
                .param("case", caseNumber)
                .param("alliance", alliance)
                .param("project", projectId)
                .param("status", status.name())
                .param("reason", reason.strip())
                .param("by", userId)
                .update();
        record(
                alliance,
                caseNumber,
                new Act(userId, channel, "status-change-moved", null),
                Map.of("project", projectId, "status", status.label(), "reason", reason.strip()));
        return caseNumber;
    }

    /** Puts the question to the organ that drives the project. */
    @Transactional
    public UUID prepareBallot(String caseNumber) {
        Motion motion = get(caseNumber);
        Project project = projects.find(motion.alliance(), motion.project()).orElseThrow();
        UUID ballot = ballots.prepare(new BallotDraft(
                motion.alliance(),
                caseNumber,
                project.drivenBy(),
                "project-status",
                Bilingual.of(
                        "是否将项目“" + project.title().zh() + "”的状态由“"
                                + project.status().label().zh() + "”变更为“"
                                + motion.status().label().zh() + "”？理由：" + motion.reason(),
                        "Shall the status of the project \"" + project.title().en() + "\" change from "
                                + project.status().label().en() + " to "
                                + motion.status().label().en() + "? Reason: " + motion.reason()),
                List.of(),
                project.proposer()));
        jdbc.sql("update status_motion set ballot = :ballot where case_number = :case")
                .param("ballot", ballot)
                .param("case", caseNumber)
                .update();
        Bilingual organ = organs.get(motion.alliance(), project.drivenBy()).name();
        cases.state(caseNumber, "before-organ", Bilingual.of("表决中", "before the organ"));
        record(motion.alliance(), caseNumber, Act.engine("status-change-put-to-organ", null), Map.of("organ", organ));
        return ballot;
    }

    /** The organ has decided: the status changes, or stays. */
    @Transactional
    public void conclude(String caseNumber, boolean adopted) {
        Motion motion = get(caseNumber);
        UUID ballot = jdbc.sql("select ballot from status_motion where case_number = :case")
                .param("case", caseNumber)
                .query(UUID.class)
                .single();
        String article = ballots.get(ballot).ruleInForce().citation().toString();
        if (adopted) {
            projects.change(motion.alliance(), motion.project(), motion.status());
        }
        jdbc.sql("update status_motion set closed_at = :now where case_number = :case")
                .param("now", utc(clock.instant()))
                .param("case", caseNumber)
                .update();
        Map<String, Object> data =
                Map.of("project", motion.project(), "status", motion.status().label());
        if (adopted) {
            cases.close(caseNumber, "adopted", Bilingual.of("已变更", "changed"));
            record(motion.alliance(), caseNumber, Act.engine("project-status-changed", article), data);
        } else {
            cases.close(caseNumber, "rejected", Bilingual.of("未通过", "rejected"));
            record(motion.alliance(), caseNumber, Act.engine("project-status-kept", article), data);
        }
        tell(caseNumber, motion, adopted, ballots.tally(ballot).arithmetic(), article);
    }

    /** The result goes to the unit that moved it, and to the one that proposed the project. */
    private void tell(String caseNumber, Motion motion, boolean adopted, Bilingual arithmetic, String article) {
        Project project = projects.find(motion.alliance(), motion.project()).orElseThrow();
        Stream<UUID> mover = representatives.byUserId(motion.movedBy()).map(Representative::member).stream();
        List<Addressee> told = Stream.concat(mover, Stream.of(project.proposer()))
                .distinct()
                .map(addressees::ofUnit)
                .toList();
        notices.send(new Notice(
                motion.alliance(),
                caseNumber,
                "status-motion-decided",
                Map.of(
                        "title",
                        project.title(),
                        "project",
                        project.id(),
                        "status",
                        motion.status().label(),
                        "adopted",
                        adopted,
                        "arithmetic",
                        arithmetic,
                        "article",
                        article),
                told,
                List.of(),
                null));
    }

    private void require(Project project, ProjectStatus status, String reason, String userId) {
        Optional<Representative> person = representatives
                .byUserId(userId)
                .filter(found -> found.alliance().equals(project.alliance()))
                .filter(found -> found.member().equals(project.proposer())
                        || seats.ofMember(found.member()).stream()
                                .anyMatch(seat -> seat.organ().equals(project.drivenBy())));
        if (person.isEmpty()) {
            throw new RuleViolation(
                    "project",
                    "mover-of-organ",
                    project.article(),
                    Bilingual.of(
                            "状态变更由发起单位或推进机构的成员提出",
                            "the proposing member or a member of the driving organ moves a change of status"),
                    RuleViolation.Kind.FORBIDDEN);
        }
        if (!organs.isAtWork(project.alliance(), project.drivenBy())) {
            throw new RuleViolation(
                    "project",
                    "organ-at-work",
                    project.article(),
                    Bilingual.of(
                            "推进该项目的机构已解散，请联系秘书处",
                            "the organ that drives it is dissolved; please turn to the secretariat"),
                    RuleViolation.Kind.CONFLICT);
        }
        if (reason.isBlank()) {
            throw RuleViolation.invalid("reason", "required", Bilingual.of("请说明理由", "please give a reason"));
        }
        boolean open = jdbc.sql("""
            select exists (select 1 from status_motion
                            where alliance = :alliance and project = :project and closed_at is null)
            """)
                .param("alliance", project.alliance())
                .param("project", project.id())
                .query(Boolean.class)
                .single();
        if (open || project.status() == status) {
            throw new RuleViolation(
                    "status",
                    open ? "one-open-motion" : "another-status",
                    project.article(),
                    open
                            ? Bilingual.of("该项目已有状态变更议案在办", "a motion on the project's status is open")
                            : Bilingual.of("项目已是该状态", "the project has this status"),
                    RuleViolation.Kind.CONFLICT);
        }
    }

    private Motion get(String caseNumber) {
        return jdbc.sql("select * from status_motion where case_number = :case")
                .param("case", caseNumber)
                .query((row, index) -> new Motion(
                        row.getString("alliance"),
                        row.getString("project"),
                        ProjectStatus.valueOf(row.getString("status")),
                        row.getString("reason"),
                        row.getString("proposed_by")))
                .optional()
                .orElseThrow(() -> RuleViolation.notFound(
                        "caseNumber", Bilingual.of("没有议案 " + caseNumber, "there is no motion " + caseNumber)));
    }

    private void record(String alliance, String caseNumber, Act act, Map<String, Object> data) {
        journal.record(JournalEntry.of(alliance, caseNumber, act, data));
    }
}
