package org.charterflow.meeting.process;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import org.camunda.bpm.engine.delegate.DelegateExecution;

/** The variables of the process {@code meeting}. */
final class Variables {

    static final String BALLOT_ID = "ballotId";
    static final String AGENDA_OUT = "agendaOut";
    static final String CLOSED = "meetingClosed";
    static final String GRANTED = "requestGranted";
    static final String DECIDERS = "meetingDeciders";
    static final String REQUEST_REMINDER = "requestReminder";
    static final String ORGANISERS = "meetingOrganisers";

    private static final String TOPICS_CLOSE = "topicsClose";

    private Variables() {}

    /** Null where the charter sets no cut-off: the gateway asks for it. */
    static void topicsClose(DelegateExecution execution, Optional<Instant> at) {
        execution.setVariable(TOPICS_CLOSE, at.map(Date::from).orElse(null));
    }
}
