package org.charterflow.membership;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.charterflow.alliance.ApplicationForm;
import org.charterflow.alliance.ApplicationForm.Applicant;
import org.charterflow.alliance.FieldCheck;
import org.charterflow.alliance.Labels;
import org.charterflow.casefile.Finding;
import org.charterflow.language.Bilingual;

/**
 * Says what a dossier lacks and what in it cannot be right, in the order of the form. Pure: the same dossier, form and
 * versions give the same findings.
 */
final class DossierCheck {

    private static final Set<String> NEVER_DEMANDED_ABROAD = Set.of("business-licence", "uscc");
    private static final Set<String> STAMPED = Set.of("application-form", "business-licence");
    static final Set<String> SCANS = Set.of("application/pdf", "application/ofd", "image/jpeg", "image/png");

    private final Dossier dossier;
    private final String article;
    private final Collection<String> versions;
    private final List<Finding> findings = new ArrayList<>();

    private DossierCheck(Dossier dossier, String article, Collection<String> versions) {
        this.dossier = dossier;
        this.article = article;
        this.versions = versions;
    }

    /**
     * Checks a dossier against the form.
     *
     * @param article where the charter demands the signed application
     * @param versions the versions of the charter there are; any of them may have been signed
     * @param feeDue whether the class owes a fee in the year of admission
     * @return everything found, empty when the dossier is complete and sound
     */
    static List<Finding> of(
            Dossier dossier, ApplicationForm form, String article, Collection<String> versions, boolean feeDue) {
        DossierCheck check = new DossierCheck(dossier, article, versions);
        Applicant applicant = dossier.applicant(feeDue);
        form.fields().forEach(field -> check.field(field, field.isRequired(applicant)));
        form.attachments().forEach(attachment -> check.attachment(attachment, attachment.isRequired(applicant)));
        return List.copyOf(check.findings);
    }

    /** Checks only what was given: for a door that refuses wrong answers at once and asks for missing ones later. */
    static List<Finding> wrong(Dossier dossier, ApplicationForm form, String article, Collection<String> versions) {
        return of(dossier, form, article, versions, false).stream()
                .filter(finding -> finding.kind() == Finding.Kind.WRONG)
                .toList();
    }

    private void field(ApplicationForm.Field field, boolean required) {
        Optional<String> answer = dossier.field(field.key());
        if (answer.isEmpty()) {
            if (required && !(dossier.isForeign() && NEVER_DEMANDED_ABROAD.contains(field.key()))) {
                missing(field.key(), field.label());
            }
        } else if (field.key().equals(Fields.SIGNED_VERSION)) {
            version(field, answer.get());
        } else if (!(dossier.isForeign() && field.check() == FieldCheck.POSTCODE)) {
            field.problem(answer.get()).ifPresent(problem -> wrong(field.key(), rule(field), field.label(), problem));
        }
    }

    private void version(ApplicationForm.Field field, String answer) {
        if (!versions.contains(Labels.version(answer))) {
            String known = String.join(", ", versions);
            wrong(
                    field.key(),
                    "document-version",
                    field.label(),
                    Bilingual.of(
                            "没有“" + answer + "”这一版本，现有：" + known,
                            "there is no version \"" + answer + "\", only " + known));
        }
    }

    /** A stamped paper must be a scan: a text file carries no seal. */
    private void attachment(ApplicationForm.Attachment attachment, boolean required) {
        String kind = attachment.kind();
        List<Dossier.File> files = dossier.files().stream()
                .filter(file -> kind.equals(file.kind()))
                .toList();
        if (files.isEmpty()) {
            if (required && !(dossier.isForeign() && NEVER_DEMANDED_ABROAD.contains(kind))) {
                findings.add(Finding.missing(
                        kind,
                        article,
                        Bilingual.of(
                                "请附：" + attachment.label().zh(),
                                "please attach: " + attachment.label().en())));
            }
        } else if (STAMPED.contains(kind) && files.stream().noneMatch(file -> SCANS.contains(file.mediaType()))) {
            wrong(
                    kind,
                    "scan",
                    attachment.label(),
                    Bilingual.of("请提供扫描件（PDF 或图片）", "please send a scan (PDF or picture)"));
        }
    }

    private void missing(String field, Bilingual label) {
        findings.add(Finding.missing(field, article, Bilingual.of("请补充：" + label.zh(), "please give: " + label.en())));
    }

    private void wrong(String field, String rule, Bilingual label, Bilingual problem) {
        findings.add(Finding.wrong(
                field, rule, article, Bilingual.of(label.zh() + "：" + problem.zh(), label.en() + ": " + problem.en())));
    }

    private static String rule(ApplicationForm.Field field) {
        FieldCheck check = field.check();
        return check == null || !field.options().isEmpty()
                ? "one-of-the-answers"
                : check.name().toLowerCase(java.util.Locale.ROOT);
    }
}
