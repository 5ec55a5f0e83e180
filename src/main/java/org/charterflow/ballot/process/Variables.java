package org.charterflow.ballot.process;

import java.util.UUID;
import org.camunda.bpm.engine.delegate.VariableScope;

/** The variables of the process {@code ballot}. */
final class Variables {

    static final String BALLOT_ID = "ballotId";
    static final String BALLOT_OUTCOME = "ballotOutcome";
    static final String BALLOT_CALLERS = "ballotCallers";
    static final String RESOLUTION_NUMBER = "resolutionNumber";
    static final String VOTING_RULE = "votingRule";
    static final String ORGAN = "organ";
    static final String MATTER = "matter";
    static final String DISCUSSION = "discussion";
    static final String DISCUSSION_ENDS = "discussionEnds";
    static final String SEAT_ID = "seatId";
    static final String SEAT_TASKS = "seatTasks";
    static final String REMINDER_AT = "reminderAt";
    static final String CLOSES_AT = "closesAt";
    static final String WITHDRAWAL_REASON = "withdrawalReason";
    static final String BRIEFING = "briefing";
    static final String CASE_URL = "caseUrl";
    static final String VOTE = "vote";
    static final String INTEREST = "interest";
    static final String REMARK = "remark";

    private Variables() {}

    static UUID ballotId(VariableScope scope) {
        return UUID.fromString((String) scope.getVariable(BALLOT_ID));
    }
}
