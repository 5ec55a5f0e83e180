package org.charterflow.alliance;

import java.util.UUID;

/** A unit is represented by another person from now on; published in the transaction that changes it. */
public record RepresentativeChanged(String alliance, UUID member, String previousUserId, Representative successor) {}
