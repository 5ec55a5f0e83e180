package org.charterflow.membership;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Answers;
import org.charterflow.alliance.ApplicationForm;
import org.charterflow.alliance.FormText;
import org.charterflow.alliance.Labels;
import org.charterflow.casefile.Finding;
import org.charterflow.charter.GoverningDocument;
import org.charterflow.language.Bilingual;
import org.springframework.stereotype.Service;

/** Reads what applicants write, for the doors they write to. */
@Service
public class ApplicationReader {

    private final Alliances alliances;
    private final ApplicationRules rules;

    ApplicationReader(Alliances alliances, ApplicationRules rules) {
        this.alliances = alliances;
        this.rules = rules;
    }

    /**
     * A text as it was read.
     *
     * @param answers by field key
     * @param notUnderstood lines for a person to transcribe
     * @param remarks free text around the answers
     */
    public record Read(Map<String, String> answers, List<String> notUnderstood, List<String> remarks) {}

    /** What is wrong with an answer or a file, as the API tells it. */
    public record Fault(String field, String rule, String article, Bilingual message) {}

    /** Reads lines of {@code label: value}. */
    public Read read(String alliance, String text) {
        FormText.Result result = FormText.read(alliances.applicationForm(alliance), text);
        return new Read(result.values(), result.notUnderstood(), result.remarks());
    }

    /** Puts answers given by field key into the form's notation. */
    public Map<String, String> answers(String alliance, Map<String, String> given) {
        ApplicationForm form = alliances.applicationForm(alliance);
        Map<String, String> answers = new java.util.LinkedHashMap<>();
        given.forEach((key, value) -> answers.put(
                key, form.field(key).map(field -> Answers.read(field, value)).orElse(value)));
        return answers;
    }

    /** Everything that cannot be right in answers and files; what is only missing is asked for later. */
    public List<Fault> faults(String alliance, Map<String, String> answers, List<NewFile> files) {
        ApplicationForm form = alliances.applicationForm(alliance);
        String article = rules.article(alliance);
        List<Finding> findings = new java.util.ArrayList<>(
                DossierCheck.wrong(new Dossier(answers, List.of()), form, article, rules.charterVersions(alliance)));
        answers.keySet().stream()
                .filter(key -> form.field(key).isEmpty())
                .map(key -> Finding.wrong(
                        key,
                        "known-field",
                        article,
                        Bilingual.of("申请表没有这一项：" + key, "the application form has no such field: " + key)))
                .forEach(findings::add);
        findings.addAll(ApplicationFiles.faults(form, files, article));
        return findings.stream()
                .map(finding -> new Fault(finding.field(), finding.rule(), finding.article(), finding.message()))
                .toList();
    }

    /** Whether a text is the exact phrase that withdraws an application, and nothing but it. */
    public boolean isWithdrawal(String text) {
        return Withdrawals.isPhrase(text);
    }

    /** Whether a text speaks of withdrawing in other words: a question, never a withdrawal. */
    public boolean mentionsWithdrawal(String text) {
        String folded = Labels.normalised(text);
        return folded.contains("撤回") || folded.contains("withdraw");
    }

    /** The charter's version in force, for forms to name. */
    public Optional<GoverningDocument> charterInForce(String alliance) {
        return rules.toBeSigned(alliance).stream()
                .filter(document -> ApplicationRules.RULES.contains(document.name()))
                .min(Comparator.comparing(GoverningDocument::effectiveFrom));
    }
}
