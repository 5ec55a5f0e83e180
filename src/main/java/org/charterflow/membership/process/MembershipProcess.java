package org.charterflow.membership.process;

import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.charterflow.engine.ActingAlliance;
import org.charterflow.language.RuleViolation;
import org.charterflow.membership.ApplicationIntake;
import org.charterflow.membership.NewApplication;
import org.charterflow.membership.Received;
import org.charterflow.membership.Supplement;
import org.charterflow.membership.Supplemented;
import org.charterflow.membership.Withdrawals;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The way into the process {@code membership-application}: what comes from outside starts it or continues it. */
@Service
public class MembershipProcess {

    private final RuntimeService runtime;
    private final ApplicationIntake intake;
    private final Withdrawals withdrawals;

    MembershipProcess(RuntimeService runtime, ApplicationIntake intake, Withdrawals withdrawals) {
        this.runtime = runtime;
        this.intake = intake;
        this.withdrawals = withdrawals;
    }

    /** Puts an application on record and starts its case; a second one of the same organisation joins the first. */
    @Transactional
    public Received start(NewApplication application) {
        Received received = intake.receive(application);
        String alliance = application.alliance();
        if (received.linked()) {
            goOn(alliance, received);
        } else {
            boolean understood = intake.isUnderstood(received.caseNumber());
            ActingAlliance.act(
                    alliance,
                    () -> runtime.createMessageCorrelation("charterflow.applicationReceived")
                            .withoutTenantId()
                            .processInstanceBusinessKey(received.caseNumber())
                            .setVariable("senderProven", application.proven())
                            .setVariable("understood", understood)
                            .correlateStartMessage());
        }
        end(alliance, received);
        return received;
    }

    /** The applicant completes the application, or sends the documents signed anew. */
    @Transactional
    public void supplement(String alliance, String caseNumber, Supplement supplement) {
        goOn(alliance, caseNumber, intake.supplement(caseNumber, supplement));
    }

    /**
     * The sender has proven the address.
     *
     * @throws RuleViolation if it was not asked for (any more)
     */
    @Transactional
    public void confirmAddress(String alliance, String caseNumber, String channel) {
        Received received = intake.confirmAddress(caseNumber, channel);
        if (received.linked()) {
            goOn(alliance, received);
        } else {
            correlate(alliance, caseNumber, "addressConfirmed", Map.of());
        }
        end(alliance, received);
    }

    private void goOn(String alliance, Received received) {
        if (received.supplemented() != null) {
            goOn(alliance, received.caseNumber(), received.supplemented());
        }
    }

    private void goOn(String alliance, String caseNumber, Supplemented supplemented) {
        switch (supplemented) {
            case UNDERSTOOD, NOT_UNDERSTOOD ->
                correlate(
                        alliance,
                        caseNumber,
                        "applicationCompleted",
                        Map.of("understood", supplemented == Supplemented.UNDERSTOOD));
            case SIGNED -> correlate(alliance, caseNumber, "applicationSigned", Map.of());
            case TO_BE_READ -> correlate(alliance, caseNumber, "applicantWrote", Map.of());
        }
    }

    /** Ends the instances of the cases that were superseded. */
    void end(String alliance, Received received) {
        received.superseded()
                .forEach(superseded -> runtime.createProcessInstanceQuery()
                        .processDefinitionKey("membership-application")
                        .processInstanceBusinessKey(superseded)
                        .tenantIdIn(alliance)
                        .list()
                        .forEach(instance -> runtime.deleteProcessInstance(
                                instance.getId(), "superseded by " + received.caseNumber())));
    }

    /**
     * The applicant withdraws.
     *
     * @throws RuleViolation if the application has ended, or membership has begun
     */
    @Transactional
    public void withdraw(String alliance, String caseNumber) {
        withdrawals.requirePossible(caseNumber);
        correlate(alliance, caseNumber, "applicationWithdrawn", Map.of());
    }

    /** A message for whoever waits for it; nobody may. */
    void correlate(String alliance, String caseNumber, String message, Map<String, Object> variables) {
        runtime.createMessageCorrelation("charterflow." + message)
                .tenantId(alliance)
                .processInstanceBusinessKey(caseNumber)
                .setVariables(variables)
                .correlateAll();
    }
}
