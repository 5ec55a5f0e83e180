package org.charterflow.mail;

/**
 * What a bounce says.
 *
 * @param permanent whether the mail will not be delivered (5.x.x); otherwise it is only late (4.x.x)
 * @param diagnostic status and words of the mail server that could not deliver it
 */
public record BounceReport(boolean permanent, String diagnostic) {}
