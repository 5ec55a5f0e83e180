package org.charterflow.casefile;

import java.util.List;

/** A feature's answer to "what does this case still need"; each feature speaks for its own part of the case. */
public interface CaseNeeds {

    /** What the case needs of this feature at this moment; empty if nothing, or if the case is not the feature's. */
    List<Need> needs(String alliance, String caseNumber);

    /** The same as everybody who takes part in the alliance may read it: without what is only for the secretariat. */
    default List<Need> needsInBrief(String alliance, String caseNumber) {
        return needs(alliance, caseNumber);
    }
}
