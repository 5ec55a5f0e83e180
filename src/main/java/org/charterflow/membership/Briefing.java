package org.charterflow.membership;

import java.util.List;
import org.charterflow.alliance.AllianceProfile;
import org.charterflow.alliance.ApplicationForm;
import org.charterflow.alliance.FieldCheck;
import org.charterflow.alliance.MemberClass;
import org.charterflow.language.Bilingual;
import org.charterflow.language.PlainText;
import org.jspecify.annotations.Nullable;

/** The text a task shows to the person who does it, as Markdown: what is asked, what is known, the rule. */
final class Briefing {

    private static final Bilingual YES = Bilingual.of("是", "yes");
    private static final Bilingual UNKNOWN = Bilingual.of("类别不明", "kind unknown");

    private final StringBuilder text = new StringBuilder();

    Briefing(Application application, Bilingual what) {
        text.append("### ").append(what.zh()).append(" ").append(what.en()).append("\n\n");
        line("案件 Case", "[" + application.caseNumber + "](/cases/" + application.caseNumber + ")");
        line("申请单位 Organisation", PlainText.escaped(application.organisation()));
        line(
                "来件 Received from",
                PlainText.escaped(application.sender().name() + " <"
                        + application.sender().address() + ">"));
    }

    Briefing line(String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            text.append("- **").append(label).append("**: ").append(value).append("\n");
        }
        return this;
    }

    Briefing heading(String heading) {
        text.append("\n**").append(heading).append("**\n\n");
        return this;
    }

    Briefing items(List<String> items) {
        items.forEach(item -> text.append("- ").append(item).append("\n"));
        return this;
    }

    Briefing paragraph(String paragraph) {
        text.append("\n").append(paragraph).append("\n");
        return this;
    }

    /** The answers in the form's order. */
    Briefing answers(Application application, ApplicationForm form) {
        heading("填报内容 Answers");
        form.fields()
                .forEach(field -> application
                        .dossier()
                        .field(field.key())
                        .ifPresent(answer -> line(
                                both(field.label()), PlainText.escaped(both(shown(field, application.dossier()))))));
        return this;
    }

    /** The files, as links. */
    Briefing files(Application application, ApplicationForm form) {
        if (!application.dossier().files().isEmpty()) {
            heading("附件 Files");
            items(application.dossier().files().stream()
                    .map(file -> "[" + PlainText.escaped(file.name()) + "](/documents/" + file.documentId() + ") · "
                            + both(kind(form, file)))
                    .toList());
        }
        return this;
    }

    Briefing remarks(Application application) {
        if (!application.original().remarks().isEmpty()) {
            heading("其他内容 Other text in the mail");
            items(application.original().remarks().stream()
                    .map(PlainText::escaped)
                    .toList());
        }
        return this;
    }

    @Override
    public String toString() {
        return text.toString();
    }

    /** An answer as people read it: a listed one by its label. */
    static Bilingual shown(ApplicationForm.Field field, Dossier dossier) {
        String answer = dossier.field(field.key()).orElse("");
        if (field.check() == FieldCheck.YES && answer.equals("yes")) {
            return YES;
        }
        return field.options().stream()
                .filter(option -> option.value().equals(answer))
                .map(ApplicationForm.Option::label)
                .findFirst()
                .orElse(Bilingual.of(answer, answer));
    }

    static Bilingual kind(ApplicationForm form, Dossier.File file) {
        String kind = file.kind();
        return kind == null
                ? UNKNOWN
                : form.attachment(kind).map(ApplicationForm.Attachment::label).orElse(UNKNOWN);
    }

    static Bilingual className(AllianceProfile profile, @Nullable String memberClass) {
        return profile.memberClasses().stream()
                .filter(known -> known.id().equals(memberClass))
                .map(MemberClass::name)
                .findFirst()
                .orElse(Bilingual.of(String.valueOf(memberClass), String.valueOf(memberClass)));
    }

    static String both(Bilingual text) {
        return text.zh().equals(text.en()) ? text.zh() : text.zh() + " " + text.en();
    }
}
