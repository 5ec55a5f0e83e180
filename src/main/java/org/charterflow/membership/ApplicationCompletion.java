package org.charterflow.membership;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.charterflow.alliance.ApplicationForm;
import org.charterflow.casefile.Act;
import org.charterflow.casefile.Finding;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.Periods;
import org.charterflow.charter.Wait;
import org.charterflow.charter.Waiting;
import org.charterflow.language.Bilingual;
import org.charterflow.mail.MailInTime;
import org.charterflow.mail.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From receipt to a complete dossier: challenge, acknowledgement, check, what is missing, reminder, lapse. */
@Service
public class ApplicationCompletion {

    /** Purpose of the links and reply addresses in mails about an application. */
    static final String APPLICATION = "application";

    /** Purpose of those that ask for something. */
    static final String COMPLETION = "completion";

    private final Applications applications;
    private final ApplicationRules rules;
    private final KnownMembers known;
    private final MembershipNotices notices;
    private final Periods periods;
    private final MailInTime mail;
    private final Clock clock;

    ApplicationCompletion(
            Applications applications,
            ApplicationRules rules,
            KnownMembers known,
            MembershipNotices notices,
            Periods periods,
            MailInTime mail,
            Clock clock) {
        this.applications = applications;
        this.rules = rules;
        this.known = known;
        this.notices = notices;
        this.periods = periods;
        this.mail = mail;
        this.clock = clock;
    }

    /**
     * Asks the address whether it is the sender's; quotes nothing of what came.
     *
     * @return until when it can be confirmed
     */
    @Transactional
    public Instant challenge(String caseNumber) {
        Application application = applications.get(caseNumber);
        Deadline deadline =
                periods.ofCase(application.caseNumber).forward(application.alliance, "challenge", clock.instant());
        application.awaitAddress(Waiting.until(deadline));
        applications.save(
                application,
                Act.engine("address-challenged", deadline.citation().toString()));
        notices.toSender(application, "application-challenge", until(deadline), new Reply(APPLICATION, deadline.at()));
        return deadline.at();
    }

    /** Tells the applicant the case number and what was understood. */
    @Transactional
    public void acknowledge(String caseNumber) {
        Application application = applications.get(caseNumber);
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("receivedAt", application.receivedAt);
        model.put("answers", answers(application));
        model.put("files", files(application));
        model.put("understood", application.isUnderstood());
        notices.toSender(application, "application-received", model, new Reply(APPLICATION, null));
        applications.record(application, Act.engine("receipt-acknowledged", null), Map.of());
    }

    /**
     * Checks fields, codes, attachments and the version signed, and whether a member applies or somebody else has what
     * it names.
     *
     * @return whether nothing is missing or wrong
     */
    @Transactional
    public boolean check(String caseNumber) {
        Application application = applications.get(caseNumber);
        List<Finding> findings = new ArrayList<>(application.findings().stream()
                .filter(finding -> finding.rule().startsWith("attachment-"))
                .toList());
        findings.addAll(DossierCheck.of(
                application.dossier(),
                rules.form(application.alliance),
                rules.article(application.alliance),
                rules.charterVersions(application.alliance),
                rules.isFeeDue(application)));
        findings.addAll(known.conflicts(application));
        application.concerns(known.applicant(application).orElse(null));
        application.checked(findings);
        applications.save(
                application,
                Act.engine("completeness-checked", rules.article(application.alliance)),
                Map.of("findings", findings.stream().map(Finding::field).toList()));
        return findings.isEmpty();
    }

    /** Names each missing or wrong item to the applicant, with its article, and until when it can be given. */
    @Transactional
    public Wait requestCompletion(String caseNumber) {
        Application application = applications.get(caseNumber);
        Deadline end =
                periods.ofCase(application.caseNumber).forward(application.alliance, "completion", clock.instant());
        Deadline reminder = periods.ofCase(application.caseNumber)
                .forward(application.alliance, "completion-reminder", clock.instant());
        application.awaitCompletion(Waiting.until(end));
        applications.save(
                application,
                Act.engine("completion-requested", end.citation().toString()),
                Map.of("until", end.at().toString()));
        notices.toApplicant(
                application,
                "application-incomplete",
                missing(application, end),
                List.of(),
                new Reply(COMPLETION, end.at()));
        return new Wait(reminder.at(), end.at());
    }

    /** Repeats what is missing. */
    @Transactional
    public void remind(String caseNumber) {
        Application application = applications.get(caseNumber);
        Waiting waiting = application.waiting();
        if (waiting == null) {
            return;
        }
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put(
                "findings",
                application.findings().stream()
                        .map(ApplicationCompletion::shown)
                        .toList());
        model.put("counting", waiting.counting());
        notices.toApplicant(
                application, "application-reminder", model, List.of(), new Reply(COMPLETION, waiting.until()));
        applications.record(application, Act.timer("applicant-reminded", waiting.article()), Map.of());
    }

    /** The period is over, and what arrived in time was read. Whoever never proved an address is not told. */
    @Transactional
    public void lapse(String caseNumber) {
        Application application = applications.get(caseNumber);
        Waiting waiting = application.waiting();
        if (waiting != null) {
            mail.requireRead(application.alliance, waiting.until());
        }
        ApplicationState waitedIn = application.state();
        application.lapse(clock.instant());
        applications.save(
                application,
                Act.timer("application-lapsed", waiting == null ? null : waiting.article()),
                Map.of("waitedFor", waitedIn.key()));
        if (application.sender().proven()) {
            Map<String, @Nullable Object> model = new HashMap<>();
            model.put("waitedFor", waitedIn.label());
            model.put("counting", waiting == null ? Bilingual.of("", "") : waiting.counting());
            notices.toApplicant(application, "application-lapsed", model, List.of(), null);
        }
    }

    private static Map<String, @Nullable Object> missing(Application application, Deadline end) {
        Map<String, @Nullable Object> model = until(end);
        model.put(
                "findings",
                application.findings().stream()
                        .map(ApplicationCompletion::shown)
                        .toList());
        model.put("note", application.assessment().note());
        return model;
    }

    private static Map<String, @Nullable Object> until(Deadline end) {
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("counting", end.explanation());
        return model;
    }

    private static Map<String, Object> shown(Finding finding) {
        return Map.of("text", finding.message(), "article", finding.article());
    }

    private List<Map<String, Object>> answers(Application application) {
        return rules.form(application.alliance).fields().stream()
                .filter(field -> application.dossier().field(field.key()).isPresent())
                .map(field -> Map.<String, Object>of(
                        "label", field.label(), "value", Briefing.shown(field, application.dossier())))
                .toList();
    }

    private List<Map<String, Object>> files(Application application) {
        ApplicationForm form = rules.form(application.alliance);
        return application.dossier().files().stream()
                .map(file -> Map.<String, Object>of("name", file.name(), "kind", Briefing.kind(form, file)))
                .toList();
    }
}
