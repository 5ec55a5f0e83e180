package org.charterflow.ballot;

import java.time.Instant;
import java.util.UUID;
import org.charterflow.charter.Citation;
import org.charterflow.document.Audience;
import org.charterflow.language.Bilingual;

/**
 * The recorded outcome of a ballot (决议).
 *
 * @param ballot id of the ballot
 * @param number the document number (文号), such as {@code 云开源〔2026〕12号}; gap-free per alliance and year
 * @param arithmetic why it was adopted or not, in numbers
 * @param citation where the voting rule stands
 * @param ruleVersion version of the table {@code voting-rule} by which it was decided
 * @param audience who may read it
 */
public record Resolution(
        UUID ballot,
        String alliance,
        String caseNumber,
        String number,
        String organ,
        String matter,
        Bilingual question,
        Outcome outcome,
        Bilingual arithmetic,
        Citation citation,
        int ruleVersion,
        Audience audience,
        Instant resolvedAt) {}
