package org.charterflow.minutes.process;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.charterflow.engine.OwnCase;
import org.charterflow.minutes.Publication;
import org.springframework.stereotype.Component;

/** Publishes the first version of the minutes. */
@Component
class PublishMinutes implements JavaDelegate {

    private final Publication publication;
    private final OwnCase ownCase;

    PublishMinutes(Publication publication, OwnCase ownCase) {
        this.publication = publication;
        this.ownCase = ownCase;
    }

    @Override
    public void execute(DelegateExecution execution) {
        publication.publish(ownCase.of(execution));
    }
}
