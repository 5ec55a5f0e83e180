package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.Tasks;
import org.charterflow.membership.Transcription;
import org.springframework.stereotype.Component;

/** Lays original and draft before the person who transcribes. */
@Component
class PrepareTranscription implements TaskListener {

    private final Transcription transcription;
    private final OwnCase ownCase;

    PrepareTranscription(Transcription transcription, OwnCase ownCase) {
        this.transcription = transcription;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        String caseNumber = ownCase.of(task);
        transcription.await(caseNumber);
        Tasks.brief(task, transcription.briefing(caseNumber));
        Tasks.show(task, "transcript", transcription.draft(caseNumber));
    }
}
