package org.charterflow.membership;

/**
 * What came of something the applicant sent later.
 *
 * @param understood whether every line was understood
 * @param signed whether documents came with it while a signature was awaited
 */
public record Supplemented(boolean understood, boolean signed) {}
