package org.charterflow.alliance;

import org.charterflow.language.Bilingual;

/**
 * In what capacity a unit sits in an organ.
 *
 * @param votes whether such a seat has a vote
 * @param eligible whether its representative may be elected to the organ's offices
 */
public record SeatCapacity(String id, Bilingual name, boolean votes, boolean eligible, String article) {}
