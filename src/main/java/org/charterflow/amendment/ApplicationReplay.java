package org.charterflow.amendment;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.charterflow.charter.Decision;
import org.charterflow.language.Bilingual;
import org.charterflow.membership.PastApplications.Facts;
import org.jspecify.annotations.Nullable;

/**
 * What the proposed eligibility rules would have said of the applications on record.
 *
 * @param applications how many were asked about
 * @param otherwise those about which the proposed rules say something else than the rules in force
 */
record ApplicationReplay(int applications, List<Otherwise> otherwise) {

    /**
     * An application that would be judged otherwise.
     *
     * @param before what the rules in force say of it
     * @param after what the proposed rules say
     */
    record Otherwise(String caseNumber, Bilingual before, Bilingual after) {}

    /** A table as it answers: from inputs to its answer. */
    interface Table extends Function<Map<String, @Nullable Object>, Decision> {}

    static ApplicationReplay of(List<Facts> applications, Table inForce, Table proposed) {
        List<Otherwise> otherwise = new ArrayList<>();
        for (Facts facts : applications) {
            Optional<Boolean> before = eligible(inForce.apply(facts.eligibility()));
            Optional<Boolean> after = eligible(proposed.apply(facts.eligibility()));
            if (!before.equals(after)) {
                otherwise.add(new Otherwise(
                        facts.caseNumber(),
                        words(inForce.apply(facts.eligibility())),
                        words(proposed.apply(facts.eligibility()))));
            }
        }
        return new ApplicationReplay(applications.size(), List.copyOf(otherwise));
    }

    private static Optional<Boolean> eligible(Decision decision) {
        return decision.isEmpty() ? Optional.empty() : Optional.of(decision.flag("eligible"));
    }

    private static Bilingual words(Decision decision) {
        if (decision.isEmpty()) {
            return Bilingual.of("规则没有答案", "the rules have no answer");
        }
        Bilingual citation = decision.citation().words();
        return Bilingual.of(
                decision.reason().zh() + "（" + citation.zh() + "）",
                decision.reason().en() + " (" + citation.en() + ")");
    }
}
