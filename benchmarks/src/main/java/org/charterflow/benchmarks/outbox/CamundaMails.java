package org.charterflow.benchmarks.outbox;

import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.MimeMessage;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.charterflow.benchmarks.Camunda;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;

/** A multi-instance activity whose delegate sends a mail, as textbooks have it: in the engine's transaction. */
final class CamundaMails implements Contestant {

    private Session session;
    private SmtpSink sink;
    private ProcessEngine engine;
    private String instance = "";

    @Override
    public void start(Database database) throws Exception {
        RawSmtp.nameStreamProvider();
        sink = new SmtpSink();
        Properties properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", String.valueOf(sink.port()));
        session = Session.getInstance(properties);
        engine = Camunda.stock(database, Database.CONNECTIONS, true, Map.of("mail", execution -> {
                    MimeMessage mail = RawSmtp.mail(session, (Integer) execution.getVariable("member"));
                    Transport.send(mail);
                }))
                .buildProcessEngine();
        engine.getRepositoryService()
                .createDeployment()
                .addClasspathResource("models/notice-fan-out.bpmn")
                .deploy();
    }

    @Override
    public void prepare(int size) {
        executor().shutdown();
        sink.clear();
        List<Integer> members = IntStream.range(0, size).boxed().toList();
        instance = engine.getRuntimeService()
                .startProcessInstanceByKey("notice-fan-out", Map.of("members", members))
                .getId();
    }

    private JobExecutor executor() {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
    }

    @Override
    public void work() throws Exception {
        executor().start();
        while (mailsToSend() > 0) {
            Thread.sleep(20);
        }
    }

    private long mailsToSend() {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(instance)
                .messages()
                .count();
    }

    @Override
    public Map<String, Long> outcome() {
        long onRecord = engine.getHistoryService()
                .createHistoricActivityInstanceQuery()
                .processInstanceId(instance)
                .activityId("mail")
                .finished()
                .count();
        return OutboxDrained.outcome(sink, onRecord, 0);
    }
}
