package org.charterflow.membership;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.charterflow.alliance.ApplicationForm;
import org.charterflow.alliance.FormText;
import org.charterflow.casefile.Act;
import org.charterflow.language.Bilingual;
import org.charterflow.language.PlainText;
import org.charterflow.language.RuleViolation;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lets a person enter, beside the original, what the program could not read. */
@Service
public class Transcription {

    private static final String FILE = "附件";

    private final Applications applications;
    private final ApplicationStore store;
    private final ApplicationRules rules;

    Transcription(Applications applications, ApplicationStore store, ApplicationRules rules) {
        this.applications = applications;
        this.store = store;
        this.rules = rules;
    }

    /** The application waits for a person to transcribe it. */
    @Transactional
    public void await(String caseNumber) {
        Application application = applications.get(caseNumber);
        application.awaitTranscription();
        applications.save(application, Act.engine("transcription-needed", null));
    }

    /** What the person sees: the original, and what was not understood. */
    public String briefing(String caseNumber) {
        Application application = applications.get(caseNumber);
        return new Briefing(
                        application, Bilingual.of("请对照原件转录申请", "Please transcribe the application beside the original"))
                .heading("未能识别 Not understood")
                .items(application.original().notUnderstood().stream()
                        .map(PlainText::escaped)
                        .toList())
                .remarks(application)
                .files(application, rules.form(application.alliance))
                .heading("原文 Original")
                .items(application
                        .original()
                        .text()
                        .lines()
                        .map(PlainText::escaped)
                        .toList())
                .toString();
    }

    /** The entries as far as they were read: one line per field of the form, one per file. */
    public String draft(String caseNumber) {
        Application application = applications.get(caseNumber);
        ApplicationForm form = rules.form(application.alliance);
        StringBuilder draft = new StringBuilder();
        form.fields()
                .forEach(field -> draft.append(field.label().zh())
                        .append("：")
                        .append(Briefing.shown(field, application.dossier())
                                .zh()
                                .replace("\n", "\n  "))
                        .append("\n"));
        application
                .dossier()
                .files()
                .forEach(file -> draft.append(FILE)
                        .append(" ")
                        .append(file.name())
                        .append("：")
                        .append(
                                file.kind() == null
                                        ? ""
                                        : Briefing.kind(form, file).zh())
                        .append("\n"));
        return draft.toString();
    }

    /**
     * Takes what the person entered in place of what the program read.
     *
     * @throws RuleViolation naming the lines that name no field and no kind of file
     */
    @Transactional
    public void enter(String caseNumber, String transcript, String userId) {
        Application application = applications.get(caseNumber);
        ApplicationForm form = rules.form(application.alliance);
        List<String> fieldLines = new ArrayList<>();
        Map<Dossier.File, String> kinds = new LinkedHashMap<>();
        transcript
                .lines()
                .forEach(line -> file(application, line)
                        .ifPresentOrElse(file -> kindLine(form, file, line, kinds), () -> fieldLines.add(line)));
        FormText.Result read = FormText.read(form, String.join("\n", fieldLines));
        if (!read.isUnderstood() || !read.remarks().isEmpty()) {
            List<String> open = new ArrayList<>(read.notUnderstood());
            open.addAll(read.remarks());
            throw notUnderstood(String.join(" / ", open));
        }
        kinds.forEach((file, kind) -> store.kindOf(file.documentId(), kind));
        application.transcribe(new Dossier(read.values(), store.files(caseNumber)));
        applications.save(
                application,
                new Act(userId, "transcription", "application-transcribed", null),
                Map.of("fields", new ArrayList<>(read.values().keySet())));
    }

    private static Optional<Dossier.File> file(Application application, String line) {
        return application.dossier().files().stream()
                .filter(file -> line.strip().startsWith(FILE + " " + file.name()))
                .findFirst();
    }

    private static void kindLine(
            ApplicationForm form, Dossier.File file, String line, Map<Dossier.File, String> kinds) {
        String said = line.strip()
                .substring((FILE + " " + file.name()).length())
                .replaceFirst("^\\s*[:：]", "")
                .strip();
        if (!said.isEmpty()) {
            kinds.put(file, Attachments.kind(form, said, "").orElseThrow(() -> notUnderstood(line.strip())));
        }
    }

    private static RuleViolation notUnderstood(String lines) {
        return RuleViolation.invalid(
                "transcript",
                "form-field",
                Bilingual.of("这些内容不是申请表中的项目：" + lines, "these are no entries of the application form: " + lines));
    }
}
