package org.charterflow.charter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The holiday calendar of one year, as it counts now.
 *
 * @param version how often the secretariat has replaced it; zero for the one that came with the charters' folder
 * @param sha256 hash of the file; null for the one of the charters' folder
 * @param recordedBy the account that put it in; null for the one of the charters' folder
 * @param recordedAt when; null for the one of the charters' folder
 * @param restDays days off, in order
 * @param workedDays weekend days worked in exchange, in order
 */
public record PublishedYear(
        int year,
        int version,
        @Nullable String sha256,
        @Nullable String recordedBy,
        @Nullable Instant recordedAt,
        List<LocalDate> restDays,
        List<LocalDate> workedDays) {}
