package org.charterflow.membership;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Rosters;
import org.charterflow.alliance.Rosters.Entered;
import org.charterflow.mail.Addressee;
import org.charterflow.mail.Notice;
import org.charterflow.mail.Notices;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Enters an alliance that has nobody yet from {@code <alliance>.yaml} in the folder {@code charterflow.rosters}, and
 * sends everybody in it a link to set a password.
 */
@Component
class RostersAtStart implements ApplicationRunner {

    private static final Logger LOG = LoggerFactory.getLogger(RostersAtStart.class);

    private final String folder;
    private final ResourceLoader resources;
    private final Alliances alliances;
    private final Rosters rosters;
    private final Invitations invitations;
    private final Notices notices;
    private final TransactionTemplate transaction;

    RostersAtStart(
            @Value("${charterflow.rosters:}") String folder,
            ResourceLoader resources,
            Alliances alliances,
            Rosters rosters,
            Invitations invitations,
            Notices notices,
            TransactionTemplate transaction) {
        this.folder = folder;
        this.resources = resources;
        this.alliances = alliances;
        this.rosters = rosters;
        this.invitations = invitations;
        this.notices = notices;
        this.transaction = transaction;
    }

    /** @throws org.charterflow.alliance.ProfileException as {@link Rosters#enter}; the node does not start then */
    @Override
    public void run(ApplicationArguments arguments) {
        if (folder.isBlank()) {
            return;
        }
        for (AllianceProfile alliance : alliances.all()) {
            Resource file = resources.getResource(folder + (folder.endsWith("/") ? "" : "/") + alliance.id() + ".yaml");
            if (file.exists()) {
                transaction.executeWithoutResult(status -> enter(alliance.id(), file));
            }
        }
    }

    private void enter(String alliance, Resource file) {
        List<Entered> entered = rosters.enter(alliance, file);
        entered.forEach(person -> invite(alliance, person));
        if (!entered.isEmpty()) {
            LOG.info("{} people of {} were entered, and invited to set their passwords", entered.size(), alliance);
        }
    }

    private void invite(String alliance, Entered person) {
        Map<String, Object> model = new HashMap<>(
                invitations.invite(alliance, null, person.userId()).model());
        model.put("organisation", person.organisation());
        notices.send(new Notice(
                alliance,
                null,
                "account-invitation",
                model,
                List.of(new Addressee(person.userId(), person.name(), person.email(), null)),
                List.of(),
                null));
    }
}
