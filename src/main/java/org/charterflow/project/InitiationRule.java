package org.charterflow.project;

import org.charterflow.charter.Decision;
import org.charterflow.language.Bilingual;
import org.jspecify.annotations.Nullable;

/**
 * What the alliance's table {@code project-initiation} says of a proposal by a member of this class, as it was evaluated.
 *
 * @param supporters how many other members have to support it; 0 where none are demanded
 * @param exceptionPossible whether the deciding organ may admit a proposal with fewer
 * @param decidingOrgan the organ that decides, or the kind of group one of which does; null where nobody may propose
 * @param filing what the board gets of what was passed
 * @param secretariatTakesIn whether the secretariat examines the application (COIA-21.7) or only assigns it
 * @param opinionOrgan the kind of group that gives its opinion first; null where none does
 * @param article the article, with the reading it rests on
 */
public record InitiationRule(
        boolean mayPropose,
        int supporters,
        boolean exceptionPossible,
        @Nullable String decidingOrgan,
        Filing filing,
        boolean secretariatTakesIn,
        @Nullable String opinionOrgan,
        Bilingual reason,
        String article) {

    /** What the board gets. */
    public enum Filing {
        NONE,
        NOTICE,
        BALLOT
    }

    /** @throws IllegalArgumentException if the table's answer names an unknown way of filing */
    static InitiationRule of(Decision decision) {
        String filing = decision.optionalText("filing");
        return new InitiationRule(
                decision.flag("mayPropose"),
                decision.integer("supporters"),
                decision.flag("exceptionPossible"),
                decision.optionalText("decidingOrgan"),
                filing == null ? Filing.NONE : Filing.valueOf(filing.toUpperCase(java.util.Locale.ROOT)),
                decision.text("intake").equals("secretariat"),
                decision.optionalText("opinionOrgan"),
                decision.reason(),
                decision.citation().toString());
    }
}
