package org.charterflow.mail.reading;

/**
 * Text from bytes.
 *
 * @param unsure whether label and bytes disagreed and the guess rests on little evidence
 */
record DecodedText(String text, boolean unsure) {}
