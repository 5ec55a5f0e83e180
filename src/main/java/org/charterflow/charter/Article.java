package org.charterflow.charter;

import org.charterflow.language.Bilingual;

/**
 * One article (条) of a governing document.
 *
 * @param id by which it is cited, such as {@code OSCAR-12}; where its heading is a bare number, with the document's name
 *     before it, such as {@code application-form-3}
 * @param title its heading without the id
 * @param text its text in each language, paragraphs apart by a line feed; the same text twice where there is only one
 */
public record Article(String id, Bilingual title, Bilingual text) {}
