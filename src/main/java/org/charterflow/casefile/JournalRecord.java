package org.charterflow.casefile;

import java.time.Instant;

/** An entry as the journal holds it: with its place in the order of events and its time. */
public record JournalRecord(long id, Instant at, JournalEntry entry) {}
