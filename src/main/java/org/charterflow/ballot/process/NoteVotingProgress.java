package org.charterflow.ballot.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.charterflow.ballot.Ballots;
import org.springframework.stereotype.Component;

/** After each vote, in the job that follows it: does the rule close the ballot now? */
@Component
class NoteVotingProgress implements ExecutionListener {

    private final Ballots ballots;

    NoteVotingProgress(Ballots ballots) {
        this.ballots = ballots;
    }

    @Override
    public void notify(DelegateExecution execution) {
        if (!execution.isCanceled()
                && ballots.tally(Variables.ballotId(execution)).closes()) {
            execution.setVariable(Variables.VOTING_CLOSES, true);
        }
    }
}
