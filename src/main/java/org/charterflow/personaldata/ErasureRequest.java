package org.charterflow.personaldata;

import java.time.Instant;
import java.util.UUID;

/**
 * An erasure that somebody asked for and nobody has decided yet.
 *
 * @param address whose data is to go
 * @param requestedBy the account that asked; another one has to confirm
 */
public record ErasureRequest(UUID id, String alliance, String address, String requestedBy, Instant requestedAt) {}
