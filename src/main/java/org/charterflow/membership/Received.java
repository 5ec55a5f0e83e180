package org.charterflow.membership;

/**
 * Where an application went.
 *
 * @param caseNumber the case it is now part of
 * @param linked whether that case was there before: the organisation has an open application
 */
public record Received(String caseNumber, boolean linked) {}
