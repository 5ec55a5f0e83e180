package org.charterflow.amendment;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.Alliances;
import org.charterflow.charter.CharterOnDay;
import org.charterflow.document.Audience;
import org.charterflow.document.Documents;
import org.charterflow.document.NewDocument;
import org.charterflow.document.PdfRenderer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The impact report on paper: what the organ reads before it votes, and the members with the notice. */
@Component
class AmendmentPaper {

    private final Alliances alliances;
    private final CharterOnDay charter;
    private final PdfRenderer pdf;
    private final Documents documents;
    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    AmendmentPaper(Alliances alliances, CharterOnDay charter, PdfRenderer pdf, Documents documents) {
        this.alliances = alliances;
        this.charter = charter;
        this.pdf = pdf;
        this.documents = documents;
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("print/");
        resolver.setSuffix(".xhtml");
        resolver.setTemplateMode(TemplateMode.XML);
        resolver.setCharacterEncoding("UTF-8");
        templates.setTemplateResolver(resolver);
    }

    /** @return the id of the paper as it is now */
    UUID of(Amendment amendment, Impact impact) {
        AllianceProfile alliance = alliances.get(amendment.alliance());
        Map<String, @Nullable Object> model = new HashMap<>();
        model.put("alliance", alliance);
        model.put("amendment", amendment);
        model.put("impact", impact);
        model.put("titles", charter.titles(amendment.alliance()));
        String page = templates.process("amendment", new Context(Locale.ROOT, model));
        return documents
                .store(new NewDocument(
                        amendment.alliance(),
                        amendment.caseNumber(),
                        amendment.caseNumber() + ".pdf",
                        "application/pdf",
                        pdf.render(page),
                        Audience.MEMBERS))
                .id();
    }
}
