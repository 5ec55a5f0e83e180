package org.charterflow.casefile;

import org.charterflow.language.Bilingual;

/**
 * Why an application or a proposal was not taken or not adopted; for those concerned alone.
 *
 * @param text in words
 * @param article the article it rests on, with the reading
 */
public record Reason(Bilingual text, String article) {}
