package org.charterflow.membership;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.ApplicationForm;
import org.charterflow.alliance.Member;
import org.charterflow.alliance.Members;
import org.charterflow.casefile.CaseFiles;
import org.charterflow.language.Bilingual;
import org.charterflow.membership.Applications.Act;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes applications in: puts them on record, links a second one of the same organisation, and adds what comes later. */
@Service
public class ApplicationIntake {

    private final Alliances alliances;
    private final Members members;
    private final CaseFiles cases;
    private final ApplicationStore store;
    private final ApplicationFiles files;
    private final Applications applications;
    private final ApplicationRules rules;
    private final Clock clock;

    ApplicationIntake(
            Alliances alliances,
            Members members,
            CaseFiles cases,
            ApplicationStore store,
            ApplicationFiles files,
            Applications applications,
            ApplicationRules rules,
            Clock clock) {
        this.alliances = alliances;
        this.members = members;
        this.cases = cases;
        this.store = store;
        this.files = files;
        this.applications = applications;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Puts an application on record under a new case number, or links it to the open case of the same organisation.
     * Files that cannot be accepted are named to the applicant when completion is requested.
     */
    @Transactional
    public Received receive(NewApplication incoming) {
        ApplicationForm form = alliances.applicationForm(incoming.alliance());
        Dossier dossier = new Dossier(incoming.answers(), List.of());
        Optional<Application> open =
                store.open(incoming.alliance(), dossier.code().orElse(null), dossier.organisationKey());
        if (open.isPresent()) {
            link(open.get(), incoming);
            return new Received(open.get().caseNumber, true);
        }
        String caseNumber = cases.open(incoming.alliance(), "membership-application", title(dossier, incoming));
        Application application = new Application(
                caseNumber,
                incoming.alliance(),
                Application.Channel.valueOf(incoming.channel().toUpperCase(java.util.Locale.ROOT)),
                clock.instant(),
                new Application.Sender(incoming.senderName(), incoming.senderAddress(), incoming.proven()),
                new Application.Original(incoming.original(), incoming.notUnderstood(), incoming.remarks()),
                dossier);
        application.carry(ApplicationFiles.faults(form, incoming.files(), rules.article(incoming.alliance())));
        member(application).ifPresent(member -> application.concerns(member.id(), member.memberClass()));
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
        return new Received(caseNumber, false);
    }

    /**
     * Adds what the applicant sends later; what it leaves out stays as it is.
     *
     * @return whether every line was understood
     */
    @Transactional
    public boolean supplement(String caseNumber, Supplement supplement) {
        Application application = store.get(caseNumber);
        ApplicationForm form = alliances.applicationForm(application.alliance);
        application.supplement(
                supplement.answers(),
                new Application.Original(supplement.original(), supplement.notUnderstood(), supplement.remarks()));
        List<Finding> faults = ApplicationFiles.faults(form, supplement.files(), rules.article(application.alliance));
        application.carry(faults);
        files.store(application.alliance, caseNumber, form, supplement.files());
        if (!supplement.files().isEmpty()) {
            application.signatureArrived();
        }
        applications.save(
                application,
                new Act(supplement.sender(), supplement.channel(), "application-supplemented", null),
                Map.of(
                        "fields",
                        new ArrayList<>(supplement.answers().keySet()),
                        "files",
                        supplement.files().size()));
        return application.isUnderstood();
    }

    /** The sender has proven the address: by the link, or by an answer that only its holder can have sent. */
    @Transactional
    public void confirmAddress(String caseNumber, String channel) {
        Application application = store.get(caseNumber);
        application.confirmAddress();
        applications.save(application, new Act(application.sender().address(), channel, "address-confirmed", null));
    }

    /** Whether everything the applicant has sent so far was understood. */
    public boolean isUnderstood(String caseNumber) {
        return store.get(caseNumber).isUnderstood();
    }

    private void link(Application open, NewApplication second) {
        boolean same = second.proven()
                && (second.senderAddress().equalsIgnoreCase(open.sender().address())
                        || second.senderAddress().equalsIgnoreCase(open.noticeAddress()));
        if (same) {
            supplement(
                    open.caseNumber,
                    new Supplement(
                            second.senderAddress(),
                            second.channel(),
                            second.answers(),
                            second.original(),
                            second.notUnderstood(),
                            second.remarks(),
                            second.files()));
            return;
        }
        open.remark("又一份申请，来自 another application, from " + second.senderAddress() + ": " + second.original());
        applications.save(
                open,
                new Act(second.senderAddress(), second.channel(), "second-application-linked", null),
                Map.of("proven", second.proven()));
    }

    private Optional<Member> member(Application application) {
        Dossier dossier = application.dossier();
        return dossier.field(Fields.USCC)
                .flatMap(uscc -> members.findByUscc(application.alliance, uscc))
                .or(() -> dossier.organisation()
                        .flatMap(name -> members.findByName(application.alliance, name).stream()
                                .findFirst()))
                .filter(Member::isMember);
    }

    private static Bilingual title(Dossier dossier, NewApplication incoming) {
        String name = dossier.organisation().orElse(incoming.senderAddress());
        return Bilingual.of("入会申请：" + name, "Membership application: " + name);
    }
}
