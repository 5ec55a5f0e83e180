package org.charterflow.alliance;

import java.util.List;

/** A file of {@code charters/} cannot be used: which file, which line or key, and what was expected there. */
public final class ProfileException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Names every problem that was found, a line each. */
    public ProfileException(List<String> problems) {
        super(String.join("\n", problems));
    }
}
