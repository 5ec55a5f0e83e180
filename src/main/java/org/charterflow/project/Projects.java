package org.charterflow.project;

import static org.charterflow.sql.Instants.instant;
import static org.charterflow.sql.Instants.utc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.GroupRule;
import org.charterflow.alliance.Members;
import org.charterflow.alliance.Office;
import org.charterflow.alliance.OfficeHolder;
import org.charterflow.alliance.Offices;
import org.charterflow.alliance.OrganKind;
import org.charterflow.alliance.Organs;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.Seats;
import org.charterflow.casefile.Act;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The register's projects: entered with their leader, public. */
@Service
public class Projects {

    private final Alliances alliances;
    private final Members members;
    private final Organs organs;
    private final Offices offices;
    private final Seats seats;
    private final Proposals proposals;
    private final ProposalCompletion completion;
    private final ProjectNotices notices;
    private final JdbcClient jdbc;
    private final Clock clock;

    Projects(
            Alliances alliances,
            Members members,
            Organs organs,
            Offices offices,
            Seats seats,
            Proposals proposals,
            ProposalCompletion completion,
            ProjectNotices notices,
            JdbcClient jdbc,
            Clock clock) {
        this.alliances = alliances;
        this.members = members;
        this.organs = organs;
        this.offices = offices;
        this.seats = seats;
        this.proposals = proposals;
        this.completion = completion;
        this.notices = notices;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Enters the project in the register, status incubating. Where the charter provides projects as groups it becomes an
     * organ with the proposer in it (OSCAR-19).
     *
     * @return the project's id
     */
    @Transactional
    public String register(String caseNumber) {
        Proposal proposal = proposals.get(caseNumber);
        if (proposal.state() == ProposalState.BEFORE_ORGAN) {
            proposal.pass();
        }
        String id = "project-" + next(proposal.alliance);
        insert(proposal, id);
        proposal.register(clock.instant());
        proposals.save(
                proposal,
                Act.engine("project-registered", proposal.rule().article()),
                Map.of("project", id, "title", proposal.title()));
        setUp(proposal, id);
        return id;
    }

    /** The leader named, else the proposer's representative, takes office, where the charter provides it (OSCAR-29.3). */
    @Transactional
    public void appointLeader(String caseNumber) {
        Proposal proposal = proposals.get(caseNumber);
        Project project = ofCase(caseNumber).orElseThrow();
        Optional<Office> office = alliances.get(project.alliance()).offices().stream()
                .filter(each -> each.organ().equals(OrganKind.PROJECT.id()))
                .findFirst();
        Optional<Representative> leader = completion.leader(proposal);
        if (office.isPresent() && leader.isPresent()) {
            offices.appoint(leader.get(), project.id(), office.get().id(), alliances.today(project.alliance()));
            proposals.record(
                    proposal,
                    Act.engine("project-leader-appointed", office.get().article()),
                    Map.of("leader", leader.get().name()));
        }
    }

    /** Tells the proposer and the organ that drives it that the project is in the register. */
    @Transactional
    public void announce(String caseNumber) {
        Proposal proposal = proposals.get(caseNumber);
        Project project = ofCase(caseNumber).orElseThrow();
        Bilingual organ = organs.get(project.alliance(), project.drivenBy()).name();
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("project", project.id());
        model.put("status", project.status().label());
        model.put("organ", organ);
        model.put("leader", leader(project).map(OfficeHolder::name).orElse(null));
        model.put("article", project.article());
        notices.toProposer(proposal, "project-registered", model, List.of(), null);
        notices.toOrgan(proposal, project.drivenBy(), "project-registered", model, List.of(), null);
    }

    /** The alliance's projects, the latest first. */
    public List<Project> of(String alliance) {
        return jdbc.sql("select * from project where alliance = :alliance order by registered_at desc, id desc")
                .param("alliance", alliance)
                .query(Projects::map)
                .list();
    }

    public Optional<Project> find(String alliance, String id) {
        return jdbc.sql("select * from project where alliance = :alliance and id = :id")
                .param("alliance", alliance)
                .param("id", id)
                .query(Projects::map)
                .optional();
    }

    public Optional<Project> ofCase(String caseNumber) {
        return jdbc.sql("select * from project where case_number = :case")
                .param("case", caseNumber)
                .query(Projects::map)
                .optional();
    }

    /** Gives a project another status; by decision of the organ that drives it. */
    void change(String alliance, String id, ProjectStatus status) {
        jdbc.sql("update project set status = :status, status_since = :now where alliance = :alliance and id = :id")
                .param("status", status.name())
                .param("now", utc(clock.instant()))
                .param("alliance", alliance)
                .param("id", id)
                .update();
    }

    /** The project's leader, where its charter provides the office. */
    public Optional<OfficeHolder> leader(Project project) {
        return offices.holders(project.alliance()).stream()
                .filter(holder -> holder.organ().equals(project.id()))
                .findFirst();
    }

    private void setUp(Proposal proposal, String id) {
        AllianceProfile profile = alliances.get(proposal.alliance);
        Optional<GroupRule> rule = profile.group(OrganKind.PROJECT);
        if (rule.isEmpty()) {
            return;
        }
        LocalDate today = alliances.today(proposal.alliance);
        organs.establish(proposal.alliance, id, OrganKind.PROJECT, proposal.title(), today);
        rule.get().capacities().stream()
                .findFirst()
                .ifPresent(capacity -> seats.give(members.get(proposal.proposer), id, capacity.id(), today));
    }

    /** The next number of the alliance; nobody else gets one until the transaction ends. */
    private int next(String alliance) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('charterflow.project.' || :alliance))")
                .param("alliance", alliance)
                .query((row, index) -> true)
                .single();
        return jdbc.sql("select count(*) + 1 from project where alliance = :alliance")
                .param("alliance", alliance)
                .query(Integer.class)
                .single();
    }

    private void insert(Proposal proposal, String id) {
        OffsetDateTime now = utc(clock.instant());
        jdbc.sql("""
            insert into project (alliance, id, case_number, title_zh, title_en, kind, goals, deliverables,
                   licence, repository, proposer, driven_by, status, article, registered_at, status_since)
            values (:alliance, :id, :case, :zh, :en, :kind, :goals, :deliverables,
                   :licence, :repository, :proposer, :organ, 'INCUBATING', :article, :now, :now)
            """)
                .param("alliance", proposal.alliance)
                .param("id", id)
                .param("case", proposal.caseNumber)
                .param("zh", proposal.title().zh())
                .param("en", proposal.title().en())
                .param("kind", proposal.answer(Fields.KIND))
                .param("goals", proposal.answer(Fields.GOALS))
                .param("deliverables", proposal.answer(Fields.DELIVERABLES))
                .param("licence", proposal.answer(Fields.LICENCE))
                .param("repository", proposal.answer(Fields.REPOSITORY))
                .param("proposer", proposal.proposer)
                .param("organ", proposal.organ())
                .param("article", proposal.rule().article())
                .param("now", now)
                .update();
    }

    private static Project map(ResultSet row, int index) throws SQLException {
        return new Project(
                row.getString("alliance"),
                row.getString("id"),
                row.getString("case_number"),
                Bilingual.of(row.getString("title_zh"), row.getString("title_en")),
                row.getString("kind"),
                row.getString("goals"),
                row.getString("deliverables"),
                row.getString("licence"),
                row.getString("repository"),
                row.getObject("proposer", UUID.class),
                row.getString("driven_by"),
                ProjectStatus.valueOf(row.getString("status")),
                row.getString("article"),
                instant(row, "registered_at"),
                instant(row, "status_since"));
    }
}
