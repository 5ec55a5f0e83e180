package org.charterflow.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.charterflow.CharterflowApplication;
import org.charterflow.demo.DemoMembers;
import org.charterflow.mail.Addressee;
import org.charterflow.mail.Notice;
import org.charterflow.mail.Notices;
import org.charterflow.mail.Reply;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;

/** The product as it is installed, its people beside it; mail stays in the outbox, so that it is not measured twice. */
public final class CharterflowNode {

    private CharterflowNode() {}

    public static ConfigurableApplicationContext start(Database database) {
        return start(database, Map.of());
    }

    /**
     * @param changed settings that differ from those of every node
     * @param beans what the benchmark adds to the product
     */
    public static ConfigurableApplicationContext start(Database database, Map<String, ?> changed, Class<?>... beans) {
        Map<String, Object> settings = new HashMap<>(settings(database));
        settings.putAll(changed);
        return new SpringApplicationBuilder(CharterflowApplication.class, DemoMembers.class)
                .properties(settings)
                .initializers(context -> {
                    for (Class<?> bean : beans) {
                        ((GenericApplicationContext) context).registerBean(bean);
                    }
                })
                .run();
    }

    /** Puts a notice of a case of OSCAR into the outbox; returns its id. */
    public static UUID send(ApplicationContext node, String caseNumber, List<Addressee> members) {
        return node.getBean(Notices.class)
                .send(new Notice(
                        "oscar",
                        caseNumber,
                        "ballot-reminder",
                        Map.of("question", "Q", "rule", "R", "closesAt", "tomorrow"),
                        members,
                        List.of(),
                        new Reply("ballot", null)));
    }

    /** The settings of a node. */
    public static Map<String, Object> settings(Database database) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.profiles.active", "benchmark");
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", database.user());
        settings.put("spring.datasource.password", database.password());
        settings.put("spring.datasource.hikari.maximum-pool-size", Database.CONNECTIONS);
        settings.put("spring.mail.host", "localhost");
        settings.put("server.port", 0);
        settings.put("camunda.bpm.admin-user.id", "admin");
        settings.put("camunda.bpm.admin-user.password", "Measured-Chief-1");
        settings.put("charterflow.base-url", "https://charterflow.example");
        settings.put("charterflow.mail.token-key", "a-token-key-that-seals-nothing-of-value");
        settings.put("charterflow.mail.worker", false);
        settings.put("logging.level.root", "warn");
        return settings;
    }
}
