package org.charterflow.ballot.process;

import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.charterflow.alliance.MembershipEnded;
import org.charterflow.alliance.Representative;
import org.charterflow.alliance.RepresentativeChanged;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.Successors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Who is named for a unit while its seat may vote is asked in its turn (OSCAR-11, COIA-7); votes already cast stand. */
@Component
class AskSuccessors {

    private final Successors successors;
    private final SeatTasks seatTasks;
    private final TaskService tasks;

    AskSuccessors(Successors successors, SeatTasks seatTasks, TaskService tasks) {
        this.successors = successors;
        this.seatTasks = seatTasks;
        this.tasks = tasks;
    }

    @EventListener
    void ask(RepresentativeChanged change) {
        successors.openFor(change.alliance(), change.member()).forEach((ballot, seat) -> {
            Representative successor = change.successor();
            hand(ballot, seat, successor == null ? null : successor.userId());
            if (successor != null) {
                successors.invite(ballot, seat);
            }
        });
    }

    /** A unit that is no member any more has nobody to vote for it; its seat stays in the sealed electorate. */
    @EventListener
    void letGo(MembershipEnded event) {
        successors
                .openFor(event.member().alliance(), event.member().id())
                .forEach((ballot, seat) -> hand(ballot, seat, null));
    }

    private void hand(Ballot ballot, UUID seat, @Nullable String userId) {
        seatTasks.of(ballot, seat).ifPresent(task -> tasks.setAssignee(task.getId(), userId));
    }
}
