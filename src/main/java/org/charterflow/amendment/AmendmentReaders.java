package org.charterflow.amendment;

import java.util.List;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.OrganReaders;
import org.charterflow.language.RuleViolation;
import org.springframework.stereotype.Component;

/**
 * Who reads an amendment: everybody once it is adopted, members too if it was not; before, those who belong to the organ
 * that decides, the secretariat, the auditor, and whoever drafts it.
 */
@Component
public class AmendmentReaders {

    private final Amendments amendments;
    private final OrganReaders organs;

    AmendmentReaders(Amendments amendments, OrganReaders organs) {
        this.amendments = amendments;
        this.organs = organs;
    }

    /** The alliance's amendments that the viewer may read, the latest first. */
    public List<Amendment> of(Viewer viewer, String alliance) {
        return amendments.of(alliance).stream()
                .filter(amendment -> mayRead(viewer, amendment))
                .toList();
    }

    /**
     * The amendment, for who may read it.
     *
     * @throws RuleViolation not found, for everybody else
     */
    public Amendment get(Viewer viewer, String alliance, String caseNumber) {
        return amendments
                .find(alliance, caseNumber)
                .filter(amendment -> mayRead(viewer, amendment))
                .orElseThrow(() -> RuleViolation.notFound("caseNumber", Viewer.NOTHING_HERE));
    }

    private boolean mayRead(Viewer viewer, Amendment amendment) {
        String alliance = amendment.alliance();
        return switch (amendment.state()) {
            case ADOPTED, IN_FORCE -> true;
            case REJECTED -> viewer.belongsTo(alliance);
            case WITHDRAWN -> amendment.resolution() != null || decides(viewer, amendment);
            case DRAFT, BEFORE_ORGAN -> decides(viewer, amendment);
        };
    }

    private boolean decides(Viewer viewer, Amendment amendment) {
        return viewer.seesConfidential(amendment.alliance())
                || amendment.draftedBy().equals(viewer.userId())
                || organs.organsOf(viewer, amendment.alliance()).contains(amendment.organ());
    }
}
