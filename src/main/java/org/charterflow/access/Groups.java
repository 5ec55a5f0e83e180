package org.charterflow.access;

import java.util.Set;

/** The groups of accounts as they are at this moment; a session may be older than what its user may still do. */
public interface Groups {

    /** The ids of the user's groups; empty for a closed or unknown account. */
    Set<String> of(String userId);
}
