package org.charterflow.alliance;

import java.time.LocalDate;

/** A group has been dissolved; published in the transaction that does it. */
public record GroupDissolved(String alliance, Organ group, LocalDate on) {}
