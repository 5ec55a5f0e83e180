package org.charterflow.mail;

import java.util.UUID;
import org.charterflow.access.Viewer;
import org.charterflow.alliance.OrganReaders;
import org.charterflow.language.RuleViolation;
import org.springframework.stereotype.Component;

/**
 * Who sees what became of a notice: the secretariat and the auditor every addressee; those who belong to an organ of the
 * alliance the sums; nobody else anything.
 */
@Component
public class NoticeReaders {

    private final NoticeSummaries summaries;
    private final OrganReaders organs;

    NoticeReaders(NoticeSummaries summaries, OrganReaders organs) {
        this.summaries = summaries;
        this.organs = organs;
    }

    /** Whether the viewer sees subjects, addressees and evidence. */
    public boolean mayReadAll(Viewer viewer, String alliance) {
        return viewer.seesConfidential(alliance);
    }

    /** Whether the viewer sees how many were reached. */
    public boolean mayReadSums(Viewer viewer, String alliance) {
        return mayReadAll(viewer, alliance)
                || !organs.organsOf(viewer, alliance).isEmpty();
    }

    /**
     * The notice's sums.
     *
     * @throws RuleViolation not found, if there is no such notice or the viewer may not know of it
     */
    public NoticeSummary sums(Viewer viewer, UUID notice) {
        return summaries
                .of(notice)
                .filter(found -> mayReadSums(viewer, found.alliance()))
                .orElseThrow(NoticeReaders::nothing);
    }

    /**
     * The notice's sums, for whoever sees its addressees too.
     *
     * @throws RuleViolation not found, for everybody else
     */
    public NoticeSummary all(Viewer viewer, UUID notice) {
        return summaries
                .of(notice)
                .filter(found -> mayReadAll(viewer, found.alliance()))
                .orElseThrow(NoticeReaders::nothing);
    }

    private static RuleViolation nothing() {
        return RuleViolation.notFound("notice", Viewer.NOTHING_HERE);
    }
}
