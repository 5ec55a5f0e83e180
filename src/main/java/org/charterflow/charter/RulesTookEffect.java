package org.charterflow.charter;

import java.time.Instant;
import java.util.List;

/**
 * An alliance's rules have changed by a resolution. Published in the transaction that changes them.
 *
 * @param alliance whose rules they are
 * @param from the first instant at which they are in force; earlier than now where the change comes late
 * @param resolution number of the resolution that adopted them
 * @param tables the versions of tables that came in force
 * @param documents the versions of governing documents that came in force
 */
public record RulesTookEffect(
        String alliance,
        Instant from,
        String resolution,
        List<TableVersion> tables,
        List<GoverningDocument> documents) {}
