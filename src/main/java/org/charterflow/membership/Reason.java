package org.charterflow.membership;

import org.charterflow.language.Bilingual;

/**
 * Why an application ended as it did; for the applicant and the secretariat alone.
 *
 * @param text in words
 * @param article the article it rests on, with the reading
 */
record Reason(Bilingual text, String article) {}
