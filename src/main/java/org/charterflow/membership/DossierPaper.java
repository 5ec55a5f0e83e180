package org.charterflow.membership;

import java.util.Map;
import java.util.UUID;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.charter.Decision;
import org.charterflow.document.Audience;
import org.charterflow.document.Documents;
import org.charterflow.document.NewDocument;
import org.charterflow.document.PdfRenderer;
import org.springframework.stereotype.Component;

/** The paper the board votes on: what is applied for and what was found, without anybody's personal data. */
@Component
class DossierPaper {

    private final ApplicationRules rules;
    private final MembershipPages pages;
    private final PdfRenderer pdf;
    private final Documents documents;

    DossierPaper(ApplicationRules rules, MembershipPages pages, PdfRenderer pdf, Documents documents) {
        this.rules = rules;
        this.pages = pages;
        this.pdf = pdf;
        this.documents = documents;
    }

    /** @return the paper's document id */
    UUID of(Application application) {
        AllianceProfile profile = rules.profile(application);
        Decision eligibility = rules.eligibility(application);
        String page = pages.render(
                "dossier",
                Map.of(
                        "alliance", profile.name(),
                        "caseNumber", application.caseNumber,
                        "organisation", application.organisation(),
                        "memberClass", Briefing.className(profile, application.memberClass()),
                        "eligibility", eligibility.reason(),
                        "article", eligibility.citation().toString(),
                        "answers", pages.publicAnswers(application, rules.form(application.alliance))));
        return documents
                .store(new NewDocument(
                        application.alliance,
                        application.caseNumber,
                        application.caseNumber + ".pdf",
                        "application/pdf",
                        pdf.render(page),
                        Audience.ORGAN))
                .id();
    }
}
