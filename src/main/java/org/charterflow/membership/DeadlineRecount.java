package org.charterflow.membership;

import java.util.List;
import java.util.Map;
import org.charterflow.casefile.Act;
import org.charterflow.charter.CalendarArrived;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.Periods;
import org.charterflow.charter.Waiting;
import org.charterflow.mail.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts the provisional deadlines of applications anew when the calendar of their year arrives. */
@Component
class DeadlineRecount {

    private final ApplicationStore store;
    private final Applications applications;
    private final Fees fees;
    private final MembershipNotices notices;
    private final Periods periods;

    DeadlineRecount(
            ApplicationStore store, Applications applications, Fees fees, MembershipNotices notices, Periods periods) {
        this.store = store;
        this.applications = applications;
        this.fees = fees;
        this.notices = notices;
        this.periods = periods;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CalendarArrived arrival) {
        for (Application application : store.provisional(arrival.alliance())) {
            Waiting waiting = application.waiting();
            if (waiting != null) {
                periods.ofCase(application.caseNumber)
                        .recount(arrival, waiting.period(), waiting.since(), waiting.until())
                        .ifPresent(deadline -> recount(application, waiting, deadline));
            }
        }
    }

    private void recount(Application application, Waiting before, Deadline deadline) {
        application.recount(Waiting.until(deadline));
        fees.dueAnew(application, deadline);
        applications.save(
                application,
                Act.engine("deadline-recounted", deadline.citation().toString()),
                Map.of(
                        "before",
                        before.until().toString(),
                        "until",
                        deadline.at().toString()));
        if (!deadline.at().equals(before.until())) {
            tell(application, deadline);
        }
    }

    /** Whoever was told the provisional deadline is told the new one, with a link that lasts until then. */
    private void tell(Application application, Deadline deadline) {
        Map<String, @Nullable Object> model = Map.of("counting", deadline.explanation());
        switch (application.state()) {
            case ADDRESS_TO_BE_CONFIRMED ->
                notices.toSender(
                        application,
                        "application-challenge",
                        model,
                        new Reply(ApplicationCompletion.APPLICATION, deadline.at()));
            case TO_BE_COMPLETED ->
                moved(application, model, new Reply(ApplicationCompletion.COMPLETION, deadline.at()));
            case TO_BE_SIGNED -> moved(application, model, new Reply(Signing.PURPOSE, deadline.at()));
            case FEE_DUE -> moved(application, model, null);
            default -> {
                // The secretariat and the courier of an acceptance see it on the case page.
            }
        }
    }

    private void moved(Application application, Map<String, @Nullable Object> model, @Nullable Reply reply) {
        notices.toApplicant(application, "deadline-moved", model, List.of(), reply);
    }
}
