package org.charterflow.amendment.process;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.MessageCorrelationBuilder;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.MembershipEnded;
import org.charterflow.amendment.AdoptedMotions;
import org.charterflow.amendment.AmendmentState;
import org.charterflow.amendment.Amendments;
import org.charterflow.amendment.Drafting;
import org.charterflow.amendment.NoticePeriod;
import org.charterflow.engine.ActingAlliance;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.NoticeBounced;
import org.charterflow.mail.NoticeHandedOver;
import org.charterflow.mail.NoticeWrittenOff;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way into {@code charter-amendment}: starts it, and tells it what has happened. */
@Service
public class AmendmentProcess {

    static final String DEFINITION = "charter-amendment";

    private static final String NOTICE = "amendment-adopted";
    private static final String DRAFT_TASK = "userTask_draftAmendment";

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final Drafting drafting;
    private final Amendments amendments;
    private final NoticePeriod noticePeriod;
    private final AdoptedMotions motions;
    private final DayTimers dayTimers;

    AmendmentProcess(
            RuntimeService runtime,
            TaskService tasks,
            Drafting drafting,
            Amendments amendments,
            NoticePeriod noticePeriod,
            AdoptedMotions motions,
            DayTimers dayTimers) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.drafting = drafting;
        this.amendments = amendments;
        this.noticePeriod = noticePeriod;
        this.motions = motions;
        this.dayTimers = dayTimers;
    }

    /**
     * Begins a draft and its case.
     *
     * @return the case number
     * @throws RuleViolation as {@link Drafting#begin}
     */
    @Transactional
    public String begin(Viewer viewer, String alliance, Bilingual title, String reason, @Nullable LocalDate askedFor) {
        String caseNumber = drafting.begin(viewer, alliance, title, reason, askedFor);
        ActingAlliance.act(
                alliance,
                () -> runtime.createMessageCorrelation("charterflow.amendmentBegun")
                        .withoutTenantId()
                        .processInstanceBusinessKey(caseNumber)
                        .setVariable("drafter", viewer.loggedIn())
                        .correlateStartMessage());
        return caseNumber;
    }

    /**
     * Hands the draft in for the organ.
     *
     * @throws RuleViolation naming everything that has to be mended first
     */
    @Transactional
    public void submit(Viewer viewer, String alliance, String caseNumber) {
        drafting.draft(viewer, alliance, caseNumber);
        amendments.requireInOrder(caseNumber);
        Task task = tasks.createTaskQuery()
                .taskDefinitionKey(DRAFT_TASK)
                .processInstanceBusinessKey(caseNumber)
                .tenantIdIn(alliance)
                .singleResult();
        if (task == null) {
            throw new RuleViolation(
                    "caseNumber",
                    "draft-only",
                    null,
                    Bilingual.of("修订案正在受理", "the amendment is being taken in"),
                    RuleViolation.Kind.CONFLICT);
        }
        tasks.complete(task.getId());
    }

    /** The drafter gives the draft up. */
    @Transactional
    public void drop(Viewer viewer, String alliance, String caseNumber) {
        drafting.draft(viewer, alliance, caseNumber);
        message(alliance, caseNumber, "amendmentDropped").correlateAll();
    }

    /**
     * Asks the organ to take an adopted amendment back; by whoever may propose one.
     *
     * @throws RuleViolation as {@link AdoptedMotions#requireWithdrawable}
     */
    @Transactional
    public void moveWithdrawal(Viewer viewer, String alliance, String caseNumber) {
        if (amendments.find(alliance, caseNumber).isEmpty() || !drafting.mayBegin(viewer, alliance)) {
            throw RuleViolation.notFound("caseNumber", Viewer.NOTHING_HERE);
        }
        motions.requireWithdrawable(caseNumber);
        message(alliance, caseNumber, "withdrawalMoved").correlateAll();
    }

    /** The notice has reached somebody: the day may be fixed now. */
    @EventListener
    @Transactional
    public void on(NoticeHandedOver event) {
        recount(event.kind(), event.caseNumber(), event.noticeId());
    }

    /** The notice has not reached somebody: the day cannot be fixed before it has. */
    @EventListener
    @Transactional
    public void on(NoticeBounced event) {
        recount(event.kind(), event.caseNumber(), event.noticeId());
    }

    /** Nothing reaches somebody: that is put to the organ (OSCAR-37). */
    @EventListener
    @Transactional
    public void on(NoticeWrittenOff event) {
        String caseNumber = event.caseNumber();
        if (caseNumber != null
                && event.kind().equals(NOTICE)
                && motions.unreachable(caseNumber, event.addresseeKey(), event.name(), event.reason())) {
            message(event.alliance(), caseNumber, "memberUnreachable")
                    .setVariablesToTriggeredScope(Map.of("addresseeKey", event.addresseeKey()))
                    .correlateAll();
        }
    }

    /** Who has left need not be reached any more. */
    @EventListener
    public void on(MembershipEnded event) {
        amendments.of(event.member().alliance()).stream()
                .filter(amendment -> amendment.state() == AmendmentState.ADOPTED)
                .forEach(amendment -> dayTimers.recount(amendment.caseNumber()));
    }

    private void recount(String kind, @Nullable String caseNumber, UUID notice) {
        if (caseNumber != null && kind.equals(NOTICE) && noticePeriod.mayChangeDay(notice)) {
            dayTimers.recount(caseNumber);
        }
    }

    /** A message for whoever waits for it; nobody may. */
    private MessageCorrelationBuilder message(String alliance, String caseNumber, String message) {
        return runtime.createMessageCorrelation("charterflow." + message)
                .tenantId(alliance)
                .processInstanceBusinessKey(caseNumber);
    }
}
