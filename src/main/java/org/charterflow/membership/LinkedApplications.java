package org.charterflow.membership;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.charterflow.alliance.ApplicationForm;
import org.charterflow.casefile.Act;
import org.springframework.stereotype.Component;

/** Brings together what concerns one organisation: a second application, a supplement, an unproven one superseded. */
@Component
class LinkedApplications {

    private final ApplicationStore store;
    private final ApplicationFiles files;
    private final Applications applications;
    private final ApplicationRules rules;
    private final MembershipNotices notices;
    private final Clock clock;

    LinkedApplications(
            ApplicationStore store,
            ApplicationFiles files,
            Applications applications,
            ApplicationRules rules,
            MembershipNotices notices,
            Clock clock) {
        this.store = store;
        this.files = files;
        this.applications = applications;
        this.rules = rules;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * A second application joins the open one. From the applicant's own address it supplements it; from any other it
     * changes nothing: it is kept with its files, and a person reads it.
     */
    Supplemented link(Application open, NewApplication second) {
        notices.toStranger(open.alliance, second.senderName(), second.senderAddress(), "application-joined");
        if (isApplicant(open, second.senderAddress())) {
            return supplement(
                    open,
                    new Supplement(
                            second.senderAddress(),
                            second.channel(),
                            second.answers(),
                            second.original(),
                            second.notUnderstood(),
                            second.remarks(),
                            second.files()));
        }
        files.keep(open.alliance, open.caseNumber, second.files());
        remark(
                open,
                second.senderAddress(),
                second.channel(),
                second.original(),
                second.files().stream().map(NewFile::name).toList());
        return Supplemented.TO_BE_READ;
    }

    /**
     * As {@link #link}, with an application that is on record already: its answers are taken over, its files stay in its
     * own case.
     */
    Supplemented join(Application open, Application second) {
        Sender sender = second.sender();
        String channel = second.channel.name().toLowerCase(java.util.Locale.ROOT);
        notices.toStranger(open.alliance, sender.name(), sender.address(), "application-joined");
        if (isApplicant(open, sender.address())) {
            store.moveFiles(second.caseNumber, open.caseNumber);
            return supplement(
                    store.get(open.caseNumber),
                    new Supplement(
                            sender.address(),
                            channel,
                            second.dossier().fields(),
                            second.original().text(),
                            second.original().notUnderstood(),
                            second.original().remarks(),
                            List.of()));
        }
        remark(open, sender.address(), channel, second.original().text(), List.of(second.caseNumber));
        return Supplemented.TO_BE_READ;
    }

    Supplemented supplement(Application application, Supplement supplement) {
        ApplicationForm form = rules.form(application.alliance);
        application.supplement(
                supplement.answers(), new Original(text(supplement), supplement.notUnderstood(), supplement.remarks()));
        application.carry(ApplicationFiles.faults(form, supplement.files(), rules.article(application.alliance)));
        files.store(application.alliance, application.caseNumber, form, supplement.files());
        boolean toBeRead = application.isReadByAPerson();
        boolean signed = ApplicationFiles.maySign(form, supplement.files()) && application.signatureArrived();
        applications.save(
                application,
                new Act(
                        supplement.sender(),
                        supplement.channel(),
                        toBeRead && !signed ? "applicant-wrote" : "application-supplemented",
                        null),
                Map.of(
                        "fields",
                        new ArrayList<>(supplement.answers().keySet()),
                        "files",
                        supplement.files().size()));
        if (signed) {
            return Supplemented.SIGNED;
        }
        if (toBeRead) {
            return Supplemented.TO_BE_READ;
        }
        return application.isUnderstood() ? Supplemented.UNDERSTOOD : Supplemented.NOT_UNDERSTOOD;
    }

    /**
     * Ends the open applications of an organisation whose address nobody has proven, because a proven one came.
     *
     * @return their case numbers
     */
    List<String> supersede(String alliance, Dossier dossier, String by) {
        List<Application> unproven = store.openUnproven(alliance, dossier).stream()
                .filter(application -> !application.caseNumber.equals(by))
                .toList();
        unproven.forEach(application -> supersede(application, by));
        return unproven.stream().map(application -> application.caseNumber).toList();
    }

    void supersede(Application application, String by) {
        application.supersede(clock.instant());
        applications.save(application, Act.engine("application-superseded", null), Map.of("by", by));
    }

    /** Where nothing was written the names of the files speak. */
    private static String text(Supplement supplement) {
        return supplement.original().isBlank()
                ? String.join(
                        ", ", supplement.files().stream().map(NewFile::name).toList())
                : supplement.original();
    }

    private void remark(Application open, String address, String channel, String text, List<String> papers) {
        open.remark("又一份申请，来自 another application, from " + address + ": " + text
                + (papers.isEmpty() ? "" : " [" + String.join(", ", papers) + "]"));
        applications.save(open, new Act(address, channel, "second-application-linked", null), Map.of("files", papers));
    }

    private static boolean isApplicant(Application open, String address) {
        return address.equalsIgnoreCase(open.sender().address()) || address.equalsIgnoreCase(open.noticeAddress());
    }
}
