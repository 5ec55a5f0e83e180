package org.charterflow.benchmarks.notice;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.charterflow.benchmarks.CharterflowNode;
import org.charterflow.benchmarks.Contestant;
import org.charterflow.benchmarks.Database;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.Addressee;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The product's notice and the timer of its period, in one transaction. */
class CharterflowNotice implements Contestant {

    ApplicationContext node;
    private TransactionTemplate transaction;
    String instance = "";
    private String caseNumber;
    private UUID sent;
    private List<Addressee> members = List.of();

    @Override
    public void start(Database database) {
        node = CharterflowNode.start(database);
        transaction = new TransactionTemplate(node.getBean(PlatformTransactionManager.class));
        node.getBean(RepositoryService.class)
                .createDeployment()
                .addClasspathResource("models/notice-period.bpmn")
                .deploy();
    }

    @Override
    public void prepare(int size) {
        caseNumber = node.getBean(CaseFiles.class).open("oscar", "measured", Bilingual.of("通知", "Notice"));
        members = IntStream.range(0, size)
                .mapToObj(i -> new Addressee("member" + i, "单位 " + i, "member" + i + "@unit.example", null))
                .toList();
    }

    @Override
    public void work() {
        transaction.executeWithoutResult(status -> {
            sent = CharterflowNode.send(node, caseNumber, members);
            instance = node.getBean(RuntimeService.class)
                    .startProcessInstanceByKey("notice-period", caseNumber)
                    .getId();
        });
    }

    @Override
    public Map<String, Long> outcome() {
        JdbcClient jdbc = node.getBean(JdbcClient.class);
        long mails = jdbc.sql("select count(*) from delivery where notice = :notice and state = 'PENDING'")
                .param("notice", sent)
                .query(Long.class)
                .single();
        long timers = jdbc.sql("""
                select count(*) from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_
                 where e.business_key_ = :case and j.type_ = 'timer'
                """).param("case", caseNumber).query(Long.class).single();
        return Map.of("mails", mails, "timers", timers);
    }
}
