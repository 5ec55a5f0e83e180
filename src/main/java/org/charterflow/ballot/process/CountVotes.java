package org.charterflow.ballot.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.Ballots;
import org.charterflow.mail.MailInTime;
import org.springframework.stereotype.Component;

/** Closes the vote and counts it; after the deadline not before the mail is read that arrived in time. */
@Component
class CountVotes implements JavaDelegate {

    private final Ballots ballots;
    private final MailInTime mail;

    CountVotes(Ballots ballots, MailInTime mail) {
        this.ballots = ballots;
        this.mail = mail;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID id = Variables.ballotId(execution);
        Ballot ballot = ballots.get(id);
        mail.requireRead(ballot.alliance(), ballot.deadline().at());
        execution.setVariable(Variables.BALLOT_OUTCOME, ballots.close(id).code());
    }
}
