package org.charterflow.ballot.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.charterflow.ballot.Ballots;
import org.springframework.stereotype.Component;

/** When every seat has been asked: does the rule close the ballot now, or only at its deadline? */
@Component
class NoteVotingProgress implements ExecutionListener {

    private final Ballots ballots;

    NoteVotingProgress(Ballots ballots) {
        this.ballots = ballots;
    }

    @Override
    public void notify(DelegateExecution execution) {
        execution.setVariable(
                Variables.VOTING_CLOSES,
                ballots.tally(Variables.ballotId(execution)).closes());
    }
}
