package org.charterflow.ballot;

import java.util.List;
import org.charterflow.ballot.VotingRule.Absence;
import org.charterflow.ballot.VotingRule.Base;
import org.charterflow.ballot.VotingRule.Closing;
import org.charterflow.ballot.VotingRule.Form;
import org.charterflow.ballot.VotingRule.Source;
import org.charterflow.ballot.VotingRule.Visibility;
import org.charterflow.charter.Citation;
import org.jspecify.annotations.Nullable;

/** Voting rules as the charters have them, for tests that need no table. */
final class Rules {

    /** Two thirds of all entitled votes, absent units abstaining. */
    static final VotingRule OSCAR_12 =
            rule(new Fraction(2, 3), true, Base.ENTITLED, null, true, Absence.ABSTAIN, false, "OSCAR-12");

    /** Half of the members are a quorum, half of those present adopt. */
    static final VotingRule COIA_16 = rule(
            new Fraction(1, 2), true, Base.PRESENT, new Fraction(1, 2), true, Absence.NOT_COUNTED, false, "COIA-16.3");

    /** More than half of those voting, with half of the group as quorum. */
    static final VotingRule WORKING_GROUP =
            rule(new Fraction(1, 2), false, Base.CAST, new Fraction(1, 2), true, Absence.NOT_COUNTED, true, "OSCAR-28");

    private Rules() {}

    static VotingRule rule(
            Fraction threshold,
            boolean inclusive,
            Base base,
            @Nullable Fraction quorum,
            boolean quorumInclusive,
            Absence absence,
            boolean recusal,
            String article) {
        return new VotingRule(
                List.of("chair"),
                Form.WRITTEN,
                0,
                "written-ballot",
                threshold,
                inclusive,
                base,
                quorum,
                quorumInclusive,
                absence,
                recusal,
                false,
                Closing.ALL_VOTED,
                Visibility.LIVE,
                false,
                Source.CHARTER,
                new Citation(article, null),
                1);
    }
}
