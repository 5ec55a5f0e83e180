package org.charterflow.project.process;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.alliance.GroupDissolved;
import org.charterflow.alliance.MembershipEnded;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.RepresentativeChanged;
import org.charterflow.alliance.Representatives;
import org.charterflow.engine.ActingAlliance;
import org.charterflow.language.RuleViolation;
import org.charterflow.project.NewProposal;
import org.charterflow.project.ProjectStatus;
import org.charterflow.project.ProposalAssignment;
import org.charterflow.project.ProposalCompletion;
import org.charterflow.project.ProposalIntake;
import org.charterflow.project.StatusMotions;
import org.charterflow.project.SupportAnswer;
import org.charterflow.project.SupportCollection;
import org.charterflow.project.SupportCollection.Change;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way into {@code project-initiation} and {@code project-status}: starts them, and tells what has arrived. */
@Service
public class ProjectProcess {

    private static final String SUPPORT_TASK = "userTask_supportProposal";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ProposalIntake intake;
    private final ProposalCompletion completion;
    private final SupportCollection support;
    private final ProposalAssignment assignment;
    private final StatusMotions motions;
    private final Representatives representatives;

    ProjectProcess(
            RuntimeService runtime,
            TaskService tasks,
            ProposalIntake intake,
            ProposalCompletion completion,
            SupportCollection support,
            ProposalAssignment assignment,
            StatusMotions motions,
            Representatives representatives) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.intake = intake;
        this.completion = completion;
        this.support = support;
        this.assignment = assignment;
        this.motions = motions;
        this.representatives = representatives;
    }

    /**
     * Puts a proposal on record and starts its case.
     *
     * @return the case number
     */
    @Transactional
    public String start(NewProposal proposal) {
        String caseNumber = intake.receive(proposal);
        ActingAlliance.act(
                proposal.by().alliance(),
                () -> runtime.createMessageCorrelation("charterflow.proposalReceived")
                        .withoutTenantId()
                        .processInstanceBusinessKey(caseNumber)
                        .correlateStartMessage());
        return caseNumber;
    }

    /**
     * The proposer completes the proposal or gives it another text.
     *
     * @throws RuleViolation once an organ votes on the text
     */
    @Transactional
    public void revise(
            String alliance,
            String caseNumber,
            String by,
            String channel,
            Map<String, String> answers,
            List<String> remarks) {
        boolean awaited = completion.revise(caseNumber, by, channel, answers, remarks);
        correlate(alliance, caseNumber, awaited ? "proposalCompleted" : "proposalRevised");
    }

    /** The proposer takes the proposal back; nothing happens to one that has ended. */
    @Transactional
    public void withdraw(String alliance, String caseNumber) {
        correlate(alliance, caseNumber, "proposalWithdrawn");
    }

    /**
     * A member answers by mail, link or API; its task, if it has one, is done with it.
     *
     * @throws RuleViolation as {@link SupportCollection#answer}
     */
    @Transactional
    public void support(String alliance, String caseNumber, String userId, SupportAnswer answer, String channel) {
        Change change = support.answer(alliance, caseNumber, userId, answer, channel);
        List<Task> own = tasks.createTaskQuery()
                .taskDefinitionKey(SUPPORT_TASK)
                .processInstanceBusinessKey(caseNumber)
                .tenantIdIn(alliance)
                .taskAssignee(userId)
                .list();
        own.forEach(task -> tasks.complete(task.getId(), Map.of("supportAnswer", answer.code())));
        if (own.isEmpty()) {
            follow(alliance, change);
        }
    }

    /**
     * Moves a change of a project's status and starts its case.
     *
     * @return the case number
     * @throws RuleViolation as {@link StatusMotions#move}
     */
    @Transactional
    public String moveStatus(
            String alliance, String project, ProjectStatus status, String reason, String userId, String channel) {
        String caseNumber = motions.move(alliance, project, status, reason, userId, channel);
        ActingAlliance.act(
                alliance,
                () -> runtime.createMessageCorrelation("charterflow.statusMoved")
                        .withoutTenantId()
                        .processInstanceBusinessKey(caseNumber)
                        .correlateStartMessage());
        return caseNumber;
    }

    /** A unit is no member any more: its proposals end, and its support falls away. */
    @EventListener
    public void on(MembershipEnded event) {
        String alliance = event.member().alliance();
        support.openProposals(event.member().id())
                .forEach(caseNumber -> correlate(alliance, caseNumber, "proposalWithdrawn"));
        support.fall(event.member().id()).forEach(change -> follow(alliance, change));
    }

    /** A group that considers a proposal is dissolved: the proposal is assigned to another. */
    @EventListener
    public void on(GroupDissolved event) {
        assignment
                .leftBy(event.alliance(), event.group().id())
                .forEach(caseNumber -> correlate(event.alliance(), caseNumber, "organDissolved"));
    }

    /** What a unit was asked for is its successor's to answer, also after a time in which nobody acted for it. */
    @EventListener
    public void on(RepresentativeChanged change) {
        Representative successor = change.successor();
        if (successor == null) {
            return;
        }
        tasks.createTaskQuery()
                .taskDefinitionKey(SUPPORT_TASK)
                .taskAssigneeIn(representatives.accountsOf(change.member()).toArray(String[]::new))
                .tenantIdIn(change.alliance())
                .list()
                .forEach(task -> tasks.setAssignee(task.getId(), successor.userId()));
    }

    private void follow(String alliance, Change change) {
        if (change.lost()) {
            correlate(alliance, change.caseNumber(), "supportLost");
        } else if (change.enough()) {
            runtime.createProcessInstanceQuery()
                    .processDefinitionKey("project-initiation")
                    .processInstanceBusinessKey(change.caseNumber())
                    .tenantIdIn(alliance)
                    .list()
                    .forEach(instance -> runtime.setVariable(instance.getId(), "supportersFound", true));
            correlate(alliance, change.caseNumber(), "supportersFound");
        }
    }

    /** A message for whoever waits for it; nobody may. */
    private void correlate(String alliance, String caseNumber, String message) {
        runtime.createMessageCorrelation("charterflow." + message)
                .tenantId(alliance)
                .processInstanceBusinessKey(caseNumber)
                .correlateAll();
    }
}
