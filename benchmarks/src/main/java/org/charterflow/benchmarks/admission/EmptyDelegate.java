package org.charterflow.benchmarks.admission;

import java.sql.SQLException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/** Stands for any delegate or listener of the product: it does nothing but say where the case is. */
class EmptyDelegate implements JavaDelegate, ExecutionListener, TaskListener {

    private final Progress progress;

    EmptyDelegate(Progress progress) {
        this.progress = progress;
    }

    /** Who is told. */
    interface Progress {

        /** In the transaction of the engine. */
        void reached(String caseNumber, String activity) throws SQLException;
    }

    /** What must be done so that the process goes on as it did. */
    void act(DelegateExecution execution) {}

    @Override
    public void execute(DelegateExecution execution) throws Exception {
        progress.reached(execution.getProcessBusinessKey(), execution.getCurrentActivityId());
        act(execution);
    }

    @Override
    public void notify(DelegateExecution execution) throws Exception {
        execute(execution);
    }

    @Override
    public void notify(DelegateTask task) {
        try {
            progress.reached(task.getExecution().getProcessBusinessKey(), task.getTaskDefinitionKey());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
