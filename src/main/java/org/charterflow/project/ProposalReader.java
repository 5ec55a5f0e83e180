package org.charterflow.project;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.charterflow.alliance.Alliances;
import org.charterflow.alliance.Answers;
import org.charterflow.alliance.ApplicationForm;
import org.charterflow.alliance.FormText;
import org.charterflow.alliance.Labels;
import org.charterflow.language.Bilingual;
import org.charterflow.language.RuleViolation;
import org.springframework.stereotype.Component;

/** Reads what proposers and supporters write, for the doors they write to. */
@Component
public class ProposalReader {

    private static final int LONGEST = 20_000;
    private static final Set<String> WITHDRAWAL =
            Set.of("撤回立项申请", "撤回申请", "withdrawproposal", "withdrawtheproposal", "wewithdrawtheproposal");
    private static final Set<String> SUPPORT =
            Set.of("支持", "同意支持", "我单位支持", "我们支持", "support", "wesupport", "wesupportit", "isupport");
    private static final Set<String> NO_SUPPORT = Set.of("不支持", "我单位不支持", "decline", "wedecline", "nosupport");
    private static final Set<String> SUPPORT_WITHDRAWN =
            Set.of("撤回支持", "我单位撤回支持", "withdrawsupport", "wewithdrawoursupport", "withdrawoursupport");

    private final Alliances alliances;

    ProposalReader(Alliances alliances) {
        this.alliances = alliances;
    }

    /**
     * A text as it was read.
     *
     * @param answers by field of the project form
     * @param remarks everything else, in the sender's words
     */
    public record Read(Map<String, String> answers, List<String> remarks) {}

    /** Reads lines of {@code label: value}. */
    public Read read(String alliance, String text) {
        FormText.Result result = FormText.read(alliances.projectForm(alliance), text);
        List<String> remarks = new ArrayList<>(result.remarks());
        remarks.addAll(result.notUnderstood());
        return new Read(result.values(), remarks);
    }

    /**
     * Puts answers given by field key into the form's notation; blank ones are left out.
     *
     * @throws RuleViolation if the form has no such field, or an answer is too long
     */
    public Map<String, String> answers(String alliance, Map<String, String> given) {
        ApplicationForm form = alliances.projectForm(alliance);
        Map<String, String> answers = new LinkedHashMap<>();
        given.forEach((key, value) -> {
            ApplicationForm.Field field = form.field(key)
                    .orElseThrow(() -> RuleViolation.invalid(
                            key,
                            "known-field",
                            Bilingual.of("立项申请没有这一项：" + key, "the project form has no such field: " + key)));
            if (value.length() > LONGEST) {
                throw RuleViolation.invalid(key, "length", Bilingual.of("内容过长", "the answer is too long"));
            }
            if (!value.isBlank()) {
                answers.put(key, Answers.read(field, value.strip()));
            }
        });
        return answers;
    }

    /** Whether a text is the exact phrase that withdraws a proposal, and nothing but it. */
    public boolean isWithdrawal(String text) {
        return WITHDRAWAL.contains(phrase(text));
    }

    /** The answer of a supporter, if a text is an exact phrase and nothing but it. */
    public Optional<SupportAnswer> supportAnswer(String text) {
        String phrase = phrase(text);
        if (SUPPORT.contains(phrase)) {
            return Optional.of(SupportAnswer.GIVE);
        } else if (NO_SUPPORT.contains(phrase)) {
            return Optional.of(SupportAnswer.DECLINE);
        }
        return SUPPORT_WITHDRAWN.contains(phrase) ? Optional.of(SupportAnswer.WITHDRAW) : Optional.empty();
    }

    private static String phrase(String text) {
        return Labels.normalised(text).replaceAll("[.。!！]", "");
    }
}
