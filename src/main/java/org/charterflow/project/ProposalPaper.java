package org.charterflow.project;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Members;
import org.charterflow.document.Audience;
import org.charterflow.document.Documents;
import org.charterflow.document.NewDocument;
import org.charterflow.document.PdfRenderer;
import org.charterflow.language.Bilingual;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** The dossier an organ reads: the proposal, who supports it, what was said in the discussion. */
@Component
class ProposalPaper {

    private final Alliances alliances;
    private final Members members;
    private final ProposalStore store;
    private final PdfRenderer pdf;
    private final Documents documents;
    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    ProposalPaper(Alliances alliances, Members members, ProposalStore store, PdfRenderer pdf, Documents documents) {
        this.alliances = alliances;
        this.members = members;
        this.store = store;
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
    UUID of(Proposal proposal) {
        SupportStanding standing = store.standing(proposal);
        Bilingual opinion = proposal.progress().opinion();
        String page = templates.process(
                "proposal",
                new Context(
                        Locale.ROOT,
                        Map.of(
                                "alliance",
                                alliances.get(proposal.alliance).name(),
                                "caseNumber",
                                proposal.caseNumber,
                                "title",
                                proposal.title(),
                                "proposer",
                                members.get(proposal.proposer).name(),
                                "standing",
                                standing.words(),
                                "supporters",
                                standing.supporters().stream()
                                        .map(unit -> members.get(unit).name())
                                        .toList(),
                                "opinions",
                                opinion == null ? List.of() : List.of(opinion),
                                "answers",
                                ProposalWords.answers(alliances.projectForm(proposal.alliance), proposal),
                                "comments",
                                store.comments(proposal.caseNumber))));
        return documents
                .store(new NewDocument(
                        proposal.alliance,
                        proposal.caseNumber,
                        proposal.caseNumber + "-" + proposal.version() + ".pdf",
                        "application/pdf",
                        pdf.render(page),
                        Audience.MEMBERS))
                .id();
    }
}
