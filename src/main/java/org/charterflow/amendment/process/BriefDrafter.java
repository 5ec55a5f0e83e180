package org.charterflow.amendment.process;

import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.charterflow.engine.Tasks;
import org.springframework.stereotype.Component;

/** Tells the drafter where the draft is written. */
@Component
class BriefDrafter implements TaskListener {

    @Override
    public void notify(DelegateTask task) {
        Tasks.brief(
                task,
                "请在修订案页面写入新文本和规则表，检查后提交。 Write the new texts and tables on the amendment's page, check them and hand them in.");
        Tasks.show(task, "amendmentUrl", "/register/" + task.getTenantId() + "/amendments/" + Tasks.caseOf(task));
    }
}
