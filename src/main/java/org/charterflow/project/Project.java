package org.charterflow.project;

import java.time.Instant;
import java.util.UUID;
import org.charterflow.language.Bilingual;

/**
 * An open-source project as the register has it.
 *
 * @param id unique in the alliance, such as {@code project-1}; also the id of its organ where it is one
 * @param caseNumber the case in which it was initiated
 * @param kind {@code industry} or {@code technical} (OSCAR-19)
 * @param licence an SPDX identifier
 * @param proposer the member that proposed it
 * @param drivenBy the organ whose leader drives it together with the proposer
 * @param article the article it was initiated by, with the reading
 */
public record Project(
        String alliance,
        String id,
        String caseNumber,
        Bilingual title,
        String kind,
        String goals,
        String deliverables,
        String licence,
        String repository,
        UUID proposer,
        String drivenBy,
        ProjectStatus status,
        String article,
        Instant registeredAt,
        Instant statusSince) {}
