package org.charterflow.engine;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.charterflow.casefile.CaseFile;
import org.charterflow.casefile.CaseFiles;
import org.springframework.beans.factory.ObjectProvider;

/**
 * Tells every task what its case is about, so that a list of tasks reads "OSCAR-2026-0042 入会申请：…" and not the same
 * task name over and over. Local to the task, because that is all a candidate may read.
 */
class CaseLabels extends AbstractBpmnParseListener {

    /** The variable that the ready-made filters show. */
    static final String LABEL = "caseLabel";

    private final ObjectProvider<CaseFiles> cases;

    CaseLabels(ObjectProvider<CaseFiles> cases) {
        this.cases = cases;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        ((UserTaskActivityBehavior) activity.getActivityBehavior())
                .getTaskDefinition()
                .addTaskListener(TaskListener.EVENTNAME_CREATE, this::label);
    }

    private void label(DelegateTask task) {
        String caseNumber = task.getExecution().getProcessBusinessKey();
        if (caseNumber != null && task.getTenantId() != null) {
            cases.getObject()
                    .find(task.getTenantId(), caseNumber)
                    .map(CaseFile::title)
                    .ifPresent(title -> task.setVariableLocal(LABEL, caseNumber + " " + title.zh()));
        }
    }
}
