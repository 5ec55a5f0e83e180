package org.charterflow.charter;

/**
 * A year that had no holiday calendar has one now. Published in the transaction that records the calendar, so that
 * every running deadline which was provisional for the lack of it moves with it; see {@link Periods#recount}.
 *
 * @param alliance whose calendar it is
 * @param year the year
 */
public record CalendarArrived(String alliance, int year) {}
