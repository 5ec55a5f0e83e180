package org.charterflow.membership.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.ApplicationForm;
import org.charterflow.alliance.FieldCheck;
import org.charterflow.charter.GoverningDocument;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.charterflow.membership.ApplicationReader;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Says what an alliance asks its applicants for: to programs that apply, and to the form for paper applications. */
@RestController
@Tag(name = "applications", description = "入会申请 Membership applications")
class ApplicationFormApi {

    private final Alliances alliances;
    private final ApplicationReader reader;

    ApplicationFormApi(Alliances alliances, ApplicationReader reader) {
        this.alliances = alliances;
        this.reader = reader;
    }

    /**
     * An application form.
     *
     * @param charterVersion the charter's version in force, which the applicant signs; empty where there is none
     * @param fields the entries, in the order of the form
     * @param attachments the files
     */
    record FormView(
            String alliance,
            Bilingual name,
            String charterVersion,
            List<FieldView> fields,
            List<FileView> attachments) {}

    /**
     * An entry.
     *
     * @param required whether it is demanded: {@code always}, {@code never}, {@code domestic}, {@code foreign}…
     * @param classes the member classes asked for it; empty for all
     * @param check what a valid answer looks like; null where any text will do
     * @param options the answers to choose from; empty where the answer is free
     */
    record FieldView(
            String key,
            Bilingual label,
            String required,
            List<String> classes,
            @Nullable FieldCheck check,
            List<OptionView> options) {}

    /** An answer to choose. */
    record OptionView(String value, Bilingual label) {}

    /** A file, by its kind. */
    record FileView(String kind, Bilingual label, String required, List<String> classes) {}

    @GetMapping("/api/v1/alliances/{alliance}/application-form")
    @Operation(summary = "申请表的项目 What the application form asks for")
    FormView form(@PathVariable String alliance) {
        ApplicationForm form = alliances.applicationForm(alliance);
        return new FormView(
                alliance,
                alliances.get(alliance).name(),
                reader.charterInForce(alliance).map(GoverningDocument::version).orElse(""),
                form.fields().stream()
                        .map(field -> new FieldView(
                                field.key(),
                                field.label(),
                                word(field.required()),
                                field.classes(),
                                field.check(),
                                field.options().stream()
                                        .map(option -> new OptionView(option.value(), option.label()))
                                        .toList()))
                        .toList(),
                form.attachments().stream()
                        .map(file -> new FileView(file.kind(), file.label(), word(file.required()), file.classes()))
                        .toList());
    }

    /** @throws RuleViolation forbidden, for whom is no secretariat's: only it types in what came on paper */
    @GetMapping("/api/v1/application-form")
    @Operation(summary = "本联盟申请表的项目 What the form of one's own alliance asks for (secretariat)")
    FormView own(Viewer viewer) {
        return viewer.alliances().stream()
                .filter(viewer::isSecretariat)
                .findFirst()
                .map(this::form)
                .orElseThrow(() -> new RuleViolation(
                        "alliance",
                        "secretariat-only",
                        null,
                        Bilingual.of("只有秘书处可以录入纸质申请", "only the secretariat enters paper applications"),
                        RuleViolation.Kind.FORBIDDEN));
    }

    private static String word(ApplicationForm.Demand demand) {
        return demand.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
