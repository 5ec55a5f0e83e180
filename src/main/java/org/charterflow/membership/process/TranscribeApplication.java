package org.charterflow.membership.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.OwnCase;
import org.charterflow.engine.Tasks;
import org.charterflow.membership.Transcription;
import org.springframework.stereotype.Component;

/** Takes the transcript into the dossier. */
@Component
class TranscribeApplication implements TaskListener {

    private final Transcription transcription;
    private final OwnCase ownCase;

    TranscribeApplication(Transcription transcription, OwnCase ownCase) {
        this.transcription = transcription;
        this.ownCase = ownCase;
    }

    @Override
    public void notify(DelegateTask task) {
        transcription.enter(ownCase.of(task), Tasks.required(task, "transcript"), Tasks.userOf(task));
    }
}
