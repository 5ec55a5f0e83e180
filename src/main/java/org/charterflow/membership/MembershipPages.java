package org.charterflow.membership;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.charterflow.alliance.ApplicationForm;
import org.springframework.stereotype.Component;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Fills the XHTML templates of printed papers, {@code print/<name>.xhtml}. */
@Component
class MembershipPages {

    /** What describes the organisation and nobody in it. */
    private static final Set<String> PUBLIC = Set.of(
            "legalNameZh",
            "legalNameEn",
            "shortName",
            "uscc",
            "country",
            "registry",
            "registrationNumber",
            "lei",
            "organisationKind",
            "foundedOn",
            "registeredCapital",
            "headcount",
            "website",
            "profile",
            "mainBusiness",
            "aiWork",
            "memberClass",
            "contribution",
            "workingGroups",
            "referrer");

    private final SpringTemplateEngine templates = new SpringTemplateEngine();

    MembershipPages() {
        var resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix("print/");
        resolver.setSuffix(".xhtml");
        resolver.setTemplateMode(TemplateMode.XML);
        resolver.setCharacterEncoding("UTF-8");
        templates.setTemplateResolver(resolver);
    }

    String render(String name, Map<String, Object> model) {
        return templates.process(name, new Context(Locale.ROOT, model));
    }

    /** Label and answer of every field that is no personal data, in the form's order. */
    List<Map<String, Object>> publicAnswers(Application application, ApplicationForm form) {
        return form.fields().stream()
                .filter(field -> PUBLIC.contains(field.key()))
                .filter(field -> application.dossier().field(field.key()).isPresent())
                .map(field -> Map.<String, Object>of(
                        "label", field.label(), "value", Briefing.shown(field, application.dossier())))
                .toList();
    }
}
