package org.charterflow.ballot.process;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.ballot.Ballots;
import org.springframework.stereotype.Component;

/** The chair, or whom else the rule entitles, opens the ballot. */
@Component
class CallBallot implements TaskListener {

    private final Ballots ballots;
    private final Actors actors;

    CallBallot(Ballots ballots, Actors actors) {
        this.ballots = ballots;
        this.actors = actors;
    }

    @Override
    public void notify(DelegateTask task) {
        Optional<Instant> discussionEnds = ballots.call(Variables.ballotId(task), actors.of(task));
        task.getExecution().setVariable(Variables.DISCUSSION, discussionEnds.isPresent());
        discussionEnds.ifPresent(ends -> task.getExecution().setVariable(Variables.DISCUSSION_ENDS, Date.from(ends)));
    }
}
