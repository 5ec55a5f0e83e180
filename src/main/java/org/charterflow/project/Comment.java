package org.charterflow.project;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody said in the discussion of a proposal.
 *
 * @param member the unit the author represents; null for the alliance's own staff
 * @param author the person's name
 * @param by the user id
 * @param channel the journal's word for the door
 * @param version the version of the proposal it was said of
 */
public record Comment(
        @Nullable UUID member, String author, String by, String channel, int version, String text, Instant at) {}
