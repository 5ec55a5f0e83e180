package org.charterflow.meeting;

import java.util.Optional;

/** Looks at files that people hand in. An installation that has a scanner adds a bean; without one nothing is scanned. */
public interface VirusScanner {

    /** The name of what was found; empty for a clean file. */
    Optional<String> finds(byte[] content);
}
