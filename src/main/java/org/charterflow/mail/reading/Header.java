package org.charterflow.mail.reading;

/**
 * One header field.
 *
 * @param name in lower case
 * @param value unfolded and stripped; one char per byte (ISO 8859-1), so that no byte is lost before decoding
 */
public record Header(String name, String value) {}
