package org.charterflow.benchmarks.notice;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.charterflow.benchmarks.Camunda;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;

/** Members as the engine's own executions: each waits for its mail to be sent by a job. */
abstract class CamundaFanOut implements Contestant {

    ProcessEngine engine;
    List<String> members = List.of();

    /** One instance, a multi-instance activity over the members. */
    static final class MultiInstance extends CamundaFanOut {

        @Override
        public void work() {
            engine.getRuntimeService().startProcessInstanceByKey("notice-fan-out", round(), Map.of("members", members));
        }
    }

    /** An instance for each member, a commit each, and one that waits. */
    static final class InstanceEach extends CamundaFanOut {

        @Override
        public void work() {
            for (String member : members) {
                engine.getRuntimeService()
                        .startProcessInstanceByKey("notice-to-one", round(), Map.of("member", member));
            }
            engine.getRuntimeService().startProcessInstanceByKey("notice-period", round());
        }
    }

    private int rounds;

    String round() {
        return "round-" + rounds;
    }

    @Override
    public void start(Database database) {
        // What is measured is the queue being durable, not its being worked off.
        engine = Camunda.stock(database, Database.CONNECTIONS, false, Map.of("mail", execution -> {}))
                .buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("models/notice-fan-out.bpmn")
                .deploy();
    }

    @Override
    public void prepare(int size) {
        rounds++;
        members = IntStream.range(0, size)
                .mapToObj(member -> "member" + member + "@unit.example")
                .toList();
    }

    @Override
    public Map<String, Long> outcome() {
        var instances = engine.getRuntimeService()
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(round())
                .list();
        long mails = 0;
        long timers = 0;
        if (instances.size() == 1) {
            var jobs = engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(instances.get(0).getId());
            mails = jobs.messages().count();
            timers = engine.getManagementService()
                    .createJobQuery()
                    .processInstanceId(instances.get(0).getId())
                    .timers()
                    .count();
        } else {
            mails = instances.stream()
                    .filter(instance -> instance.getProcessDefinitionId().startsWith("notice-to-one"))
                    .count();
            timers = instances.size() - mails;
        }
        return Map.of("mails", mails, "timers", timers);
    }
}
