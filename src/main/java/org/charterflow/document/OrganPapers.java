package org.charterflow.document;

import org.charterflow.access.Viewer;

/** Knows which organs decide on a case; implemented by the feature that puts questions to organs. */
public interface OrganPapers {

    /** Whether the viewer belongs to an organ that decides, or decided, a question of the case. */
    boolean mayRead(Viewer viewer, String alliance, String caseNumber);
}
