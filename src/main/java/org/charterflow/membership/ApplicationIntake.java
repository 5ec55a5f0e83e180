package org.charterflow.membership;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.ApplicationForm;
import org.charterflow.casefile.Act;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.language.Bilingual;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes applications in: puts them on record, links a second one of the same organisation, and adds what comes later. */
@Service
public class ApplicationIntake {

    /** The kind of its cases. */
    static final String KIND = "membership-application";

    private final Alliances alliances;
    private final KnownMembers known;
    private final CaseFiles cases;
    private final ApplicationStore store;
    private final ApplicationFiles files;
    private final Applications applications;
    private final ApplicationRules rules;
    private final LinkedApplications linking;
    private final Clock clock;

    ApplicationIntake(
            Alliances alliances,
            KnownMembers known,
            CaseFiles cases,
            ApplicationStore store,
            ApplicationFiles files,
            Applications applications,
            ApplicationRules rules,
            LinkedApplications linking,
            Clock clock) {
        this.alliances = alliances;
        this.known = known;
        this.cases = cases;
        this.store = store;
        this.files = files;
        this.applications = applications;
        this.rules = rules;
        this.linking = linking;
        this.clock = clock;
    }

    /**
     * Puts an application on record under a new case number, or links it to the open case of the same organisation. As
     * long as nobody has proven the sender's address it is never linked and stands in nobody's way: it ends when a
     * proven one comes. Files that cannot be accepted are named to the applicant when completion is requested.
     */
    @Transactional
    public Received receive(NewApplication incoming) {
        ApplicationForm form = alliances.applicationForm(incoming.alliance());
        Dossier dossier = new Dossier(incoming.answers(), List.of());
        Optional<Application> open =
                incoming.proven() ? store.openProven(incoming.alliance(), dossier) : Optional.empty();
        if (open.isPresent()) {
            return new Received(open.get().caseNumber, true, linking.link(open.get(), incoming), List.of());
        }
        String caseNumber = cases.open(incoming.alliance(), KIND, title(dossier, incoming));
        List<String> superseded =
                incoming.proven() ? linking.supersede(incoming.alliance(), dossier, caseNumber) : List.of();
        Application application = new Application(
                caseNumber,
                incoming.alliance(),
                Application.Channel.valueOf(incoming.channel().toUpperCase(java.util.Locale.ROOT)),
                clock.instant(),
                0,
                new Sender(incoming.senderName(), incoming.senderAddress(), incoming.proven()),
                new Original(incoming.original(), incoming.notUnderstood(), incoming.remarks()),
                dossier,
                ApplicationFiles.faults(form, incoming.files(), rules.article(incoming.alliance())),
                Standing.RECEIVED,
                Assessment.NONE,
                null,
                null);
        application.concerns(known.applicant(application).orElse(null));
        store.add(application);
        files.store(incoming.alliance(), caseNumber, form, incoming.files());
        applications.record(
                application,
                new Act(incoming.senderAddress(), incoming.channel(), "application-received", null),
                Map.of(
                        "organisation",
                        application.organisation(),
                        "files",
                        incoming.files().size()));
        return new Received(caseNumber, false, null, superseded);
    }

    /** Adds what the applicant sends later; what it leaves out stays as it is. */
    @Transactional
    public Supplemented supplement(String caseNumber, Supplement supplement) {
        return linking.supplement(store.get(caseNumber), supplement);
    }

    /**
     * The sender has proven the address: by the link, or by an answer that only its holder can have sent. If the
     * organisation has an open application of a proven address by now, this one joins it and ends.
     */
    @Transactional
    public Received confirmAddress(String caseNumber, String channel) {
        Application application = store.get(caseNumber);
        application.confirmAddress();
        Act act = new Act(application.sender().address(), channel, "address-confirmed", null);
        Optional<Application> open = store.openProven(application.alliance, application.dossier());
        if (open.isPresent()) {
            applications.record(application, act, Map.of());
            linking.supersede(application, open.get().caseNumber);
            return new Received(
                    open.get().caseNumber, true, linking.join(open.get(), application), List.of(caseNumber));
        }
        List<String> superseded = linking.supersede(application.alliance, application.dossier(), caseNumber);
        applications.save(application, act);
        return new Received(caseNumber, false, null, superseded);
    }

    /** Whether everything the applicant has sent so far was understood. */
    public boolean isUnderstood(String caseNumber) {
        return store.get(caseNumber).isUnderstood();
    }

    private static Bilingual title(Dossier dossier, NewApplication incoming) {
        String name = dossier.organisation().orElse(incoming.senderAddress());
        return Bilingual.of("入会申请：" + name, "Membership application: " + name);
    }
}
