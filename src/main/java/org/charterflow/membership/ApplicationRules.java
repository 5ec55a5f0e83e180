package org.charterflow.membership;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.ApplicationForm;
import org.charterflow.charter.Decision;
import org.charterflow.charter.DecisionTables;
import org.charterflow.charter.GoverningDocument;
import org.charterflow.charter.GoverningDocuments;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the alliance's charter and tables say about one application. */
@Component
class ApplicationRules {

    /** What an applicant signs in applying: the form and the rules are one legal document (OSCAR-39). */
    static final String FORM = "application-form";

    /** The alliance's charter, or the model rules it runs by. */
    static final Set<String> RULES = Set.of("charter", "model-rules");

    private static final Set<String> YES = Set.of("yes", "true", "是", "同意", "y", "已承诺", "承诺");
    private static final Set<String> NO = Set.of("no", "false", "否", "不是", "n");

    private final Alliances alliances;
    private final DecisionTables tables;
    private final GoverningDocuments governing;
    private final Clock clock;

    ApplicationRules(Alliances alliances, DecisionTables tables, GoverningDocuments governing, Clock clock) {
        this.alliances = alliances;
        this.tables = tables;
        this.governing = governing;
        this.clock = clock;
    }

    AllianceProfile profile(Application application) {
        return alliances.get(application.alliance);
    }

    ApplicationForm form(String alliance) {
        return alliances.applicationForm(alliance);
    }

    /** The inputs of {@code membership-eligibility}, as far as the dossier tells them. */
    Map<String, @Nullable Object> eligibilityFacts(Application application) {
        Dossier dossier = application.dossier();
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("memberClass", application.memberClass());
        facts.put("organisationKind", dossier.field(Fields.KIND).orElse(null));
        facts.put("legalPersonality", hasLegalPersonality(dossier));
        facts.put("legallyRegistered", dossier.code().isPresent());
        facts.put("currentClass", application.currentClass());
        facts.put("userOrganisation", answer(dossier, Fields.USER_ORGANISATION));
        facts.put("vendor", answer(dossier, Fields.VENDOR));
        facts.put("aiRelated", answer(dossier, Fields.AI_RELATED));
        facts.put("acceptsCharter", answer(dossier, Fields.UNDERTAKING));
        return facts;
    }

    Decision eligibility(Application application) {
        return tables.ofCase(application.caseNumber)
                .evaluate(application.alliance, "membership-eligibility", eligibilityFacts(application));
    }

    /** Whether two classes fit and the board has not said yet which one it is (OSCAR-25). */
    boolean isClassOpen(Application application) {
        return !application.assessment().classByBoard()
                && eligibility(application).flag("boardDecidesClass");
    }

    AdmissionPath path(Application application) {
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("memberClass", application.memberClass());
        facts.put("currentClass", application.currentClass());
        return AdmissionPath.of(
                tables.ofCase(application.caseNumber).evaluate(application.alliance, "admission-path", facts));
    }

    Decision seats(Application application, String organ, int members) {
        return tables.ofCase(application.caseNumber)
                .evaluate(application.alliance, "seats", Map.of("organ", organ, "memberCount", members));
    }

    /** The day from which an admission counts: when its acceptance arrived; today as long as it has not. */
    LocalDate day(Application application) {
        Instant reached = application.standing().reachedAt();
        return LocalDate.ofInstant(
                reached == null ? clock.instant() : reached,
                profile(application).zone());
    }

    /** The year whose fee an admission owes, in the alliance's zone: the one it begins in. */
    int feeYear(Application application) {
        return day(application).getYear();
    }

    boolean isFeeDue(Application application) {
        if (profile(application).memberClass(application.memberClass()).isEmpty()) {
            return false;
        }
        Decision fee = tables.ofCase(application.caseNumber)
                .evaluate(
                        application.alliance,
                        "membership-fee",
                        Map.of("memberClass", application.memberClass(), "year", feeYear(application)));
        return !fee.isEmpty() && fee.integer("amount") > 0;
    }

    /** Where the charter demands that the applicant signs it: the article that refuses who does not. */
    String article(String alliance) {
        return tables.evaluate(
                        alliance,
                        "membership-eligibility",
                        Map.of(
                                "memberClass",
                                alliances.get(alliance).memberClasses().get(0).id(),
                                "organisationKind",
                                "social-organisation",
                                "legalPersonality",
                                true,
                                "legallyRegistered",
                                true,
                                "acceptsCharter",
                                false))
                .citation()
                .toString();
    }

    /** The versions of the charter there are, in force or announced. */
    List<String> charterVersions(String alliance) {
        return governing.versions(alliance).stream()
                .filter(document -> RULES.contains(document.name()))
                .map(GoverningDocument::version)
                .toList();
    }

    /** What has to be signed for an admission now: what is in force, and what is announced to come (OSCAR-40). */
    List<GoverningDocument> toBeSigned(String alliance) {
        List<GoverningDocument> inForce = governing.inForce(alliance, clock.instant());
        return governing.versions(alliance).stream()
                .filter(document ->
                        RULES.contains(document.name()) || document.name().equals(FORM))
                .filter(document -> document.announced()
                        || document.effectiveFrom().isAfter(clock.instant())
                        || inForce.contains(document))
                .toList();
    }

    List<GoverningDocument> inForce(String alliance, Instant at) {
        return governing.inForce(alliance, at);
    }

    List<GoverningDocument> versions(String alliance) {
        return governing.versions(alliance);
    }

    /**
     * What the dossier says: an answer of its own, else the type character of the code. Code types 92 are individual
     * businesses, which have no legal personality (GB 32100-2015).
     */
    private static @Nullable Boolean hasLegalPersonality(Dossier dossier) {
        Boolean said = answer(dossier, Fields.LEGAL_PERSONALITY);
        if (said != null) {
            return said;
        }
        return dossier.code()
                .map(code -> dossier.isForeign() || !code.startsWith("92"))
                .orElse(null);
    }

    private static @Nullable Boolean answer(Dossier dossier, String field) {
        String said =
                dossier.field(field).map(text -> text.toLowerCase(Locale.ROOT)).orElse("");
        if (YES.contains(said)) {
            return true;
        }
        return NO.contains(said) ? false : null;
    }
}
