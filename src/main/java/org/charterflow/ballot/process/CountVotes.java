package org.charterflow.ballot.process;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.ballot.Ballot;
import org.charterflow.ballot.Ballots;
import org.charterflow.mail.PendingMail;
import org.springframework.stereotype.Component;

/**
 * Closes the vote and counts it. After the deadline it first lets the mail be read that arrived before: what is in time
 * counts, however late it is read (Civil Code art. 137). The job fails until then and is tried again in a few seconds.
 */
@Component
class CountVotes implements JavaDelegate {

    private final Ballots ballots;

    private final PendingMail mail;
    private final Clock clock;

    CountVotes(Ballots ballots, PendingMail mail, Clock clock) {
        this.ballots = ballots;
        this.mail = mail;
        this.clock = clock;
    }

    @Override
    public void execute(DelegateExecution execution) {
        UUID ballot = Variables.ballotId(execution);
        letMailBeRead(ballots.get(ballot));
        execution.setVariable(Variables.BALLOT_OUTCOME, ballots.close(ballot).code());
    }

    private void letMailBeRead(Ballot ballot) {
        Instant deadline = ballot.deadline().at();
        if (!clock.instant().isBefore(deadline) && mail.arrivedBefore(ballot.alliance(), deadline)) {
            throw new IllegalStateException(
                    "Ballot " + ballot.id() + " is counted when the mail that arrived before its deadline is read");
        }
    }
}
