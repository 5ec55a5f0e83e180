package org.charterflow.membership;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Labels;
import org.charterflow.alliance.MemberClass;
import org.charterflow.ballot.BallotDraft;
import org.charterflow.ballot.Ballots;
import org.charterflow.casefile.Act;
import org.charterflow.casefile.Finding;
import org.charterflow.casefile.Reason;
import org.charterflow.charter.Deadline;
import org.charterflow.charter.Decision;
import org.charterflow.charter.Periods;
import org.charterflow.charter.Waiting;
import org.charterflow.language.Bilingual;
import org.charterflow.language.PlainText;
import org.charterflow.language.RuleViolation;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Eligibility by the table, the dossier by a person, the class by whom the charter says. */
@Service
public class ApplicationReview {

    private final Applications applications;
    private final ApplicationRules rules;
    private final Signatures signatures;
    private final MembershipNotices notices;
    private final DossierPaper paper;
    private final Ballots ballots;
    private final Periods periods;
    private final Clock clock;

    ApplicationReview(
            Applications applications,
            ApplicationRules rules,
            Signatures signatures,
            MembershipNotices notices,
            DossierPaper paper,
            Ballots ballots,
            Periods periods,
            Clock clock) {
        this.applications = applications;
        this.rules = rules;
        this.signatures = signatures;
        this.notices = notices;
        this.paper = paper;
        this.ballots = ballots;
        this.periods = periods;
        this.clock = clock;
    }

    /** The inputs of the decision {@code membership-eligibility}. */
    public Map<String, @Nullable Object> eligibilityFacts(String caseNumber) {
        return rules.eligibilityFacts(applications.get(caseNumber));
    }

    /**
     * Puts the answer of the table on record.
     *
     * @return whether the organisation may apply for the class
     */
    @Transactional
    public boolean recordEligibility(String caseNumber, Decision decision) {
        Application application = applications.get(caseNumber);
        boolean eligible = decision.flag("eligible");
        String article = decision.citation().toString();
        if (!eligible) {
            application.objectTo(new Reason(decision.reason(), article));
        }
        applications.save(
                application,
                Act.engine("eligibility-decided", article),
                Map.of("eligible", eligible, "table", decision.version(), "memberClass", application.memberClass()));
        return eligible;
    }

    /**
     * The dossier goes before a person.
     *
     * @return until when the alliance wants it reviewed
     */
    @Transactional
    public Instant await(String caseNumber) {
        Application application = applications.get(caseNumber);
        Deadline until =
                periods.ofCase(application.caseNumber).forward(application.alliance, "review", clock.instant());
        application.awaitReview(Waiting.until(until));
        applications.save(
                application, Act.engine("review-begun", until.citation().toString()));
        return until.at();
    }

    /** What the reviewer sees. */
    public String briefing(String caseNumber) {
        Application application = applications.get(caseNumber);
        AllianceProfile profile = rules.profile(application);
        Decision eligibility = rules.eligibility(application);
        Briefing briefing = new Briefing(application, Bilingual.of("请审查申请材料", "Please review the dossier"))
                .line("申请级别 Class", Briefing.both(Briefing.className(profile, application.memberClass())))
                .line(
                        "现级别 Current class",
                        application.currentClass() == null
                                ? null
                                : Briefing.both(Briefing.className(profile, application.currentClass())))
                .line("资格 Eligibility", Briefing.both(eligibility.reason()) + " (" + eligibility.citation() + ")")
                .line(
                        "备注 Note",
                        application.assessment().note() == null
                                ? null
                                : PlainText.escaped(application.assessment().note()));
        if (rules.isClassOpen(application)) {
            briefing.paragraph("**该单位兼有两类属性，级别须由理事会决定。 The organisation fits two classes: the board has to decide"
                    + " which one it is. (" + eligibility.citation() + ")**");
        }
        return briefing.paragraph("印章须由人核对，程序从不声称见过印章。 The seal is seen by a person; the program never claims to.")
                .line(
                        "可选级别 Classes",
                        String.join(
                                "、",
                                profile.memberClasses().stream()
                                        .map(known -> known.id() + " " + Briefing.both(known.name()))
                                        .toList()))
                .line("应签文件 To be signed", signatures.toBeSigned(application.alliance))
                .answers(application, rules.form(application.alliance))
                .files(application, rules.form(application.alliance))
                .remarks(application)
                .toString();
    }

    /**
     * Takes the reviewer's conclusion.
     *
     * @throws RuleViolation if it contradicts itself or the charter: accepted with an unseen seal or an open class,
     *     returned or refused without a reason, a class that the alliance does not have
     */
    @Transactional
    public void conclude(String caseNumber, ReviewConclusion conclusion) {
        Application application = applications.get(caseNumber);
        switch (conclusion.decision()) {
            case "accept" -> accept(application, conclusion);
            case "return" -> giveBack(application, conclusion);
            case "refuse" -> objectTo(application, conclusion);
            case "correct-class", "board-class" -> {
                application.returned(
                        List.of(), memberClass(application, conclusion).id());
            }
            default ->
                throw RuleViolation.invalid(
                        "reviewDecision", "one-of-the-answers", Bilingual.of("请选择结论", "please choose a conclusion"));
        }
        applications.save(
                application,
                Act.task(conclusion.userId(), "dossier-reviewed", rules.article(application.alliance)),
                Map.of("conclusion", conclusion.decision(), "seal", String.valueOf(conclusion.seal())));
    }

    private void accept(Application application, ReviewConclusion conclusion) {
        boolean foreign = application.dossier().isForeign();
        String seal = conclusion.seal() == null ? "not-seen" : conclusion.seal();
        if (!seal.equals("checked") && !(foreign && seal.equals("not-required"))) {
            throw violation(
                    "sealStatus",
                    "seal-seen",
                    rules.article(application.alliance),
                    Bilingual.of(
                            "接受申请前须由人核对印章",
                            "the seal has to be checked by a person before the application is accepted"));
        }
        if (!conclusion.licenceMatches()) {
            throw violation(
                    "licenceMatches",
                    "licence-matches",
                    rules.article(application.alliance),
                    Bilingual.of("证照须与申请单位一致", "the licence has to be this organisation's"));
        }
        if (rules.isClassOpen(application)) {
            throw violation(
                    "reviewDecision",
                    "board-decides-class",
                    rules.eligibility(application).citation().toString(),
                    Bilingual.of("级别须先由理事会决定", "the board has to decide the class first"));
        }
        application.returned(List.of(), conclusion.note());
        signatures.record(application, seal, conclusion.userId());
    }

    private void giveBack(Application application, ReviewConclusion conclusion) {
        String note = conclusion.noteRequired();
        application.returned(
                List.of(Finding.wrong(
                        "dossier", "review", rules.article(application.alliance), Bilingual.of(note, note))),
                null);
    }

    private void objectTo(Application application, ReviewConclusion conclusion) {
        String note = conclusion.noteRequired();
        String article = conclusion.article();
        if (article == null || article.isBlank()) {
            throw RuleViolation.invalid(
                    "refusalArticle", "required", Bilingual.of("拒绝须注明条款", "a refusal names its article"));
        }
        application.objectTo(new Reason(Bilingual.of(note, note), article.strip()));
    }

    private MemberClass memberClass(Application application, ReviewConclusion conclusion) {
        String wanted = conclusion.memberClass() == null ? "" : conclusion.memberClass();
        AllianceProfile profile = rules.profile(application);
        Optional<MemberClass> named = profile.memberClasses().stream()
                .filter(known -> List.of(
                                known.id(), known.name().zh(), known.name().en())
                        .stream()
                        .map(Labels::normalised)
                        .anyMatch(Labels.normalised(wanted)::equals))
                .findFirst();
        return named.orElseThrow(() -> RuleViolation.invalid(
                "correctedClass",
                "member-class",
                Bilingual.of("联盟没有级别“" + wanted + "”", "the alliance has no class \"" + wanted + "\"")));
    }

    /** The class is corrected to what the reviewer named. */
    @Transactional
    public void correctClass(String caseNumber) {
        Application application = applications.get(caseNumber);
        String before = application.memberClass();
        application.correctClass(named(application));
        applications.save(
                application,
                Act.engine("class-corrected", null),
                Map.of("from", before, "to", application.memberClass()));
    }

    /**
     * Puts to the board which class fits (OSCAR-25).
     *
     * @return the ballot
     */
    @Transactional
    public UUID prepareClassBallot(String caseNumber) {
        Application application = applications.get(caseNumber);
        Bilingual proposed = Briefing.className(rules.profile(application), named(application));
        UUID ballot = ballots.prepare(new BallotDraft(
                application.alliance,
                caseNumber,
                "board",
                "membership-class",
                Bilingual.of(
                        "是否同意将" + application.organisation() + "的会员类别定为" + proposed.zh() + "？",
                        "Shall the member class of " + application.organisation() + " be: " + proposed.en() + "?"),
                List.of(paper.of(application)),
                application.memberId()));
        application.putClassToBoard(ballot);
        applications.save(
                application,
                Act.engine(
                        "class-put-to-board",
                        rules.eligibility(application).citation().toString()),
                Map.of("ballot", ballot.toString()));
        return ballot;
    }

    /** Adopted: the class is settled. Not adopted: it stays open, and a person looks at it again. */
    @Transactional
    public void recordClass(String caseNumber, String outcome, @Nullable String resolution) {
        Application application = applications.get(caseNumber);
        String article = rules.eligibility(application).citation().toString();
        if (outcome.equals("adopted")) {
            application.settleClass(named(application), resolution);
        } else {
            application.leaveClassOpen();
        }
        applications.save(
                application,
                Act.engine("class-decided", article),
                Map.of("outcome", outcome, "memberClass", application.memberClass()));
    }

    /** Tells the applicant, and nobody else, why the application is refused. */
    @Transactional
    public void refuse(String caseNumber) {
        Application application = applications.get(caseNumber);
        Reason reason = application.assessment().reason();
        if (reason == null) {
            throw new IllegalStateException("application " + caseNumber + " is refused without a reason");
        }
        application.refuse(reason, clock.instant());
        applications.save(application, Act.engine("application-refused", reason.article()));
        notices.toApplicant(
                application,
                "application-refused",
                Map.of("reason", reason.text(), "article", reason.article()),
                List.of(),
                null);
    }

    /** The class the reviewer named, kept as the note until it is acted upon. */
    private static String named(Application application) {
        String note = application.assessment().note();
        if (note == null) {
            throw new IllegalStateException("no class was named for " + application.caseNumber);
        }
        return note;
    }

    private static RuleViolation violation(String field, String rule, String article, Bilingual message) {
        return new RuleViolation(field, rule, article, message, RuleViolation.Kind.INVALID);
    }
}
