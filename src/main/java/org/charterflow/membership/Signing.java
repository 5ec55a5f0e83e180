package org.charterflow.membership;

import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.charterflow.casefile.Act;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.GoverningDocument;
import org.charterflow.charter.Periods;
import org.charterflow.charter.Wait;
import org.charterflow.charter.Waiting;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.mail.Reply;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whether what was signed is still what an applicant signs; and if not, has it signed again (OSCAR-39, OSCAR-40). */
@Service
public class Signing {

    static final String PURPOSE = "signature";

    private final Applications applications;
    private final AdmissionDecision decision;
    private final Signatures signatures;
    private final ApplicationRules rules;
    private final MembershipNotices notices;
    private final Periods periods;
    private final Clock clock;

    Signing(
            Applications applications,
            AdmissionDecision decision,
            Signatures signatures,
            ApplicationRules rules,
            MembershipNotices notices,
            Periods periods,
            Clock clock) {
        this.applications = applications;
        this.decision = decision;
        this.signatures = signatures;
        this.rules = rules;
        this.notices = notices;
        this.periods = periods;
        this.clock = clock;
    }

    /**
     * Whether everything is signed that an admission needs today. The board's decision is put on record first.
     *
     * @param resolution the number of the board's resolution; null where the secretariat decided
     */
    @Transactional
    public boolean isInForce(String caseNumber, @Nullable String resolution) {
        Application application = applications.get(caseNumber);
        decision.recordAdoption(application, resolution);
        List<GoverningDocument> unsigned = signatures.unsigned(application);
        applications.record(
                application,
                Act.engine("signature-checked", rules.article(application.alliance)),
                Map.of("unsigned", unsigned.stream().map(Signatures::named).toList()));
        return unsigned.isEmpty();
    }

    /** Asks for a signature under the versions in force, and under what is announced to come. */
    @Transactional
    public Wait request(String caseNumber) {
        Application application = applications.get(caseNumber);
        Deadline end =
                periods.ofCase(application.caseNumber).forward(application.alliance, "signature", clock.instant());
        Deadline reminder = periods.ofCase(application.caseNumber)
                .forward(application.alliance, "signature-reminder", clock.instant());
        application.awaitSignature(Waiting.until(end));
        applications.save(
                application, Act.engine("signature-requested", end.citation().toString()));
        signatures.ask(application, signatures.unsigned(application));
        ask(application, false);
        return new Wait(reminder.at(), end.at());
    }

    @Transactional
    public void remind(String caseNumber) {
        Application application = applications.get(caseNumber);
        if (application.waiting() != null) {
            ask(application, true);
            applications.record(
                    application,
                    Act.timer("applicant-reminded", application.waiting().article()),
                    Map.of());
        }
    }

    private void ask(Application application, boolean again) {
        Waiting waiting = application.waiting();
        if (waiting == null) {
            return;
        }
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put(
                "documents",
                signatures.asked(application).stream().map(Signing::shown).toList());
        model.put("counting", waiting.counting());
        model.put("article", rules.article(application.alliance));
        model.put("again", again);
        notices.toApplicant(application, "signature-requested", model, List.of(), new Reply(PURPOSE, waiting.until()));
    }

    private static Map<String, Object> shown(GoverningDocument document) {
        return Map.of(
                "title", document.title(),
                "version", document.version(),
                "sha256", document.sha256(),
                "effectiveFrom", document.effectiveFrom());
    }

    /** What the person sees who looks at the document signed anew. */
    public String briefing(String caseNumber) {
        Application application = applications.get(caseNumber);
        return new Briefing(application, Bilingual.of("请核对重新签署的文件", "Please check the documents signed anew"))
                .line(
                        "应签文件 To be signed",
                        String.join(
                                "、",
                                signatures.asked(application).stream()
                                        .map(Signatures::named)
                                        .toList()))
                .line("条款 Article", rules.article(application.alliance))
                .files(application, rules.form(application.alliance))
                .remarks(application)
                .toString();
    }

    /**
     * A person has looked at it.
     *
     * @param accepted whether exactly the documents asked for are signed
     * @param seal as in {@link ReviewConclusion#seal}
     * @throws RuleViolation if it is accepted with a seal nobody has seen
     */
    @Transactional
    public void check(String caseNumber, boolean accepted, @Nullable String seal, String userId) {
        Application application = applications.get(caseNumber);
        if (accepted) {
            String seen = seal == null ? "not-seen" : seal;
            if (!seen.equals("checked") && !(application.dossier().isForeign() && seen.equals("not-required"))) {
                throw new RuleViolation(
                        "sealStatus",
                        "seal-seen",
                        rules.article(application.alliance),
                        Bilingual.of("须由人核对印章", "the seal has to be checked by a person"),
                        RuleViolation.Kind.INVALID);
            }
            signatures.recordAsked(application, seen, userId);
        }
        applications.record(
                application,
                Act.task(userId, "signature-checked-by-person", rules.article(application.alliance)),
                Map.of("accepted", accepted));
    }
}
