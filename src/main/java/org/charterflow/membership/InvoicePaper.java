package org.charterflow.membership;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.document.Audience;
import org.charterflow.document.Documents;
import org.charterflow.document.NewDocument;
import org.charterflow.document.PdfRenderer;
import org.charterflow.language.Moments;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The invoice of a fee as a paper, for those who pay by paper. */
@Component
class InvoicePaper {

    private final ApplicationRules rules;
    private final MembershipPages pages;
    private final PdfRenderer pdf;
    private final Documents documents;
    private final Clock clock;

    InvoicePaper(ApplicationRules rules, MembershipPages pages, PdfRenderer pdf, Documents documents, Clock clock) {
        this.rules = rules;
        this.pages = pages;
        this.pdf = pdf;
        this.documents = documents;
        this.clock = clock;
    }

    /**
     * @param model what the mail says: number, amount, currency, year, article, payee, billing, counting
     * @return the paper's document id
     */
    UUID of(Application application, Map<String, @Nullable Object> model) {
        AllianceProfile profile = rules.profile(application);
        Map<String, Object> page = new HashMap<>();
        model.forEach((name, value) -> {
            if (value != null) {
                page.put(name, value);
            }
        });
        page.put("alliance", profile.name());
        page.put("organisation", application.organisation());
        page.put("caseNumber", application.caseNumber);
        page.put("on", Moments.on(LocalDate.ofInstant(clock.instant(), profile.zone())));
        return documents
                .store(new NewDocument(
                        application.alliance,
                        application.caseNumber,
                        model.get("number") + ".pdf",
                        "application/pdf",
                        pdf.render(pages.render("invoice", page)),
                        Audience.SECRETARIAT))
                .id();
    }
}
