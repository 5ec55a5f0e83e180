package org.charterflow.meeting;

import java.util.Optional;
import org.charterflow.language.RuleViolation;

/** Looks at files that people hand in. An installation that has another scanner than clamd adds a bean of its own. */
public interface VirusScanner {

    /**
     * The name of what was found; empty for a clean file.
     *
     * @throws RuleViolation unavailable, if the scanner cannot be asked: the file is not taken unseen
     */
    Optional<String> finds(byte[] content);
}
