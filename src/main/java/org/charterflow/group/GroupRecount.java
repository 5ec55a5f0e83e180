package org.charterflow.group;

import java.util.Map;
import org.charterflow.casefile.Act;
import org.charterflow.charter.CalendarArrived;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.Periods;
import org.charterflow.charter.Waiting;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Counts the provisional ends of recommendations anew when the calendar of their year arrives. */
@Component
class GroupRecount {

    private final GroupStore store;
    private final GroupCases cases;
    private final LeaderSearch leaders;
    private final Periods periods;

    GroupRecount(GroupStore store, GroupCases cases, LeaderSearch leaders, Periods periods) {
        this.store = store;
        this.cases = cases;
        this.leaders = leaders;
        this.periods = periods;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(CalendarArrived arrival) {
        for (GroupCase open : store.provisional(arrival.alliance())) {
            Waiting waiting = open.progress().waiting();
            if (waiting != null) {
                periods.ofCase(open.number())
                        .recount(arrival, waiting.period(), waiting.since(), waiting.until())
                        .ifPresent(deadline -> recount(open, waiting, deadline));
            }
        }
    }

    /** Whoever was asked is asked again where the end has moved. */
    private void recount(GroupCase open, Waiting before, Deadline deadline) {
        open.recount(Waiting.until(deadline));
        cases.save(
                open,
                Act.engine("deadline-recounted", deadline.citation().toString()),
                Map.of(
                        "before",
                        before.until().toString(),
                        "until",
                        deadline.at().toString()));
        if (!deadline.at().equals(before.until())) {
            leaders.ask(open, deadline);
        }
    }
}
