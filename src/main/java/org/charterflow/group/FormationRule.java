package org.charterflow.group;

import org.charterflow.charter.Decision;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * What the alliance's table {@code working-group} says of a kind of group, as it was evaluated.
 *
 * @param proposers the organ whose units propose such a group, and its dissolution
 * @param decidedBy the organ that sets it up and dissolves it
 * @param leaderElected whether the group elects its leader
 * @param appointedBy the organ that appoints the leader, after the election where there is one; null where none does
 * @param limited whether it has an end or a task
 * @param article the article, with the reading it rests on
 */
public record FormationRule(
        String proposers,
        String decidedBy,
        boolean leaderElected,
        @Nullable String appointedBy,
        boolean limited,
        Bilingual reason,
        String article) {

    static FormationRule of(Decision decision) {
        return new FormationRule(
                decision.text("proposers"),
                decision.text("decidedBy"),
                decision.flag("leaderElected"),
                decision.optionalText("appointedBy"),
                decision.flag("limited"),
                decision.reason(),
                decision.citation().toString());
    }
}
