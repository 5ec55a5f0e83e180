package org.charterflow.project;

import java.time.Instant;
import java.util.UUID;

/**
 * One step of a member in supporting a proposal; steps are added, never changed.
 *
 * @param member the member unit whose support it is, whoever of its persons acted
 * @param version the version of the proposal it concerns
 * @param by the user who acted
 * @param channel the journal's word for the door
 */
record Support(UUID member, int version, Step step, String by, String channel, Instant at) {

    /** What happened. */
    enum Step {
        ASKED,
        GIVEN,
        DECLINED,
        WITHDRAWN,
        /** The unit is no member any more. */
        FALLEN
    }
}
