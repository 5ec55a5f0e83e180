package org.charterflow.casefile;

import java.util.List;
import org.charterflow.access.Viewer;

/** A feature's answer to "what does this case still need"; each feature speaks for its own part of the case. */
public interface CaseNeeds {

    /** Whether a case of this kind can need anything of this feature; nothing is looked up for the others. */
    default boolean concerns(String kind) {
        return true;
    }

    /** What the case needs of this feature at this moment; empty if nothing, or if the case is not the feature's. */
    List<Need> needs(String alliance, String caseNumber);

    /** The same as everybody who takes part in the alliance may read it: without what is only for the secretariat. */
    default List<Need> needsInBrief(String alliance, String caseNumber) {
        return needs(alliance, caseNumber);
    }

    /** The same as one viewer may read it; for a feature that tells some participants more than others. */
    default List<Need> needsFor(Viewer viewer, String alliance, String caseNumber) {
        return viewer.seesConfidential(alliance) ? needs(alliance, caseNumber) : needsInBrief(alliance, caseNumber);
    }
}
