package org.charterflow.demo.process;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Queue;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.Task;
import org.charterflow.alliance.Alliances;
import org.charterflow.casefile.CaseFile;
import org.charterflow.casefile.CaseFiles;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.io.ClassPathResource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * On the demo's first start three organisations apply, by mail as everybody does, so that nobody's Tasklist is empty:
 * one application waits for what is missing, one for its review, and one is put to OSCAR's board and half voted.
 */
@Component
@Profile("demo")
public class DemoCases {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCases.class);

    private static final String ALLIANCE = "oscar";
    private static final String UNDER_VOTE = "云帆示例软件有限公司";

    private final Alliances alliances;
    private final CaseFiles cases;
    private final TaskService tasks;
    private final IdentityService identities;
    private final JavaMailSender mail;
    private final Queue<Step> ahead = new ArrayDeque<>();

    DemoCases(
            Alliances alliances, CaseFiles cases, TaskService tasks, IdentityService identities, JavaMailSender mail) {
        this.alliances = alliances;
        this.cases = cases;
        this.tasks = tasks;
        this.identities = identities;
        this.mail = mail;
    }

    /** Somebody completes a task as soon as it is there. */
    private record Step(String user, String task, Map<String, Object> variables) {}

    @EventListener
    void begin(ApplicationReadyEvent event) throws IOException, MessagingException {
        if (alliances.all().stream()
                .anyMatch(alliance -> !cases.ofAlliance(alliance.id(), 1).isEmpty())) {
            return;
        }
        send("application-under-vote.eml", "apply@oscar.example");
        send("application-incomplete.eml", "apply@oscar.example");
        send("application-under-review.eml", "apply@coia.example");
        synchronized (ahead) {
            ahead.add(new Step(
                    "oscar.secretary2",
                    "userTask_reviewDossier",
                    Map.of("sealStatus", "checked", "licenceMatches", true, "reviewDecision", "accept")));
            ahead.add(new Step("oscar.b1", "userTask_openBallot", Map.of()));
            List.of("oscar.b2", "oscar.b3", "oscar.b5")
                    .forEach(user -> ahead.add(new Step(user, "userTask_castVote", Map.of("vote", "for"))));
        }
    }

    @Scheduled(fixedDelayString = "PT1S")
    void goOn() {
        synchronized (ahead) {
            for (Step next = ahead.peek(); next != null && take(next); next = ahead.peek()) {
                ahead.remove();
            }
        }
    }

    private boolean take(Step step) {
        Task task = find(step);
        if (task == null) {
            return false;
        }
        List<String> groups = identities.createGroupQuery().groupMember(step.user()).list().stream()
                .map(Group::getId)
                .toList();
        identities.setAuthentication(step.user(), groups, List.of(ALLIANCE));
        try {
            tasks.complete(task.getId(), step.variables());
        } finally {
            identities.clearAuthentication();
        }
        LOG.info("{} completed {} in the demo", step.user(), step.task());
        return true;
    }

    private @Nullable Task find(Step step) {
        var query = tasks.createTaskQuery()
                .tenantIdIn(ALLIANCE)
                .taskDefinitionKey(step.task())
                .processInstanceBusinessKey(underVote());
        if (step.task().equals("userTask_castVote")) {
            query.taskAssignee(step.user());
        }
        return query.singleResult();
    }

    private String underVote() {
        return cases.ofAlliance(ALLIANCE, 10).stream()
                .filter(found -> found.title().zh().contains(UNDER_VOTE))
                .map(CaseFile::number)
                .findFirst()
                .orElse("");
    }

    private void send(String file, String recipient) throws IOException, MessagingException {
        try (InputStream content = new ClassPathResource("demo/mail/" + file).getInputStream()) {
            var message = new MimeMessage(Session.getInstance(new Properties()), content);
            message.setRecipient(MimeMessage.RecipientType.TO, new InternetAddress(recipient));
            mail.send(message);
        }
    }
}
