package org.charterflow.project;

import java.util.List;
import java.util.Map;
import org.charterflow.alliance.ApplicationForm;
import org.charterflow.language.Bilingual;

/** A proposal's answers as people read them. */
final class ProposalWords {

    private ProposalWords() {}

    /** Label and value of every answer, in the form's order. */
    static List<Map<String, Object>> answers(ApplicationForm form, Proposal proposal) {
        return form.fields().stream()
                .filter(field -> !proposal.answer(field.key()).isEmpty())
                .map(field -> Map.<String, Object>of("label", field.label(), "value", value(field, proposal)))
                .toList();
    }

    private static Bilingual value(ApplicationForm.Field field, Proposal proposal) {
        String answer = proposal.answer(field.key());
        return field.options().stream()
                .filter(option -> option.value().equals(answer))
                .map(ApplicationForm.Option::label)
                .findFirst()
                .orElse(Bilingual.same(answer));
    }
}
