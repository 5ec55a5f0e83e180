package org.charterflow.register.web;

import org.jspecify.annotations.Nullable;

/**
 * What the layout shows around every page.
 *
 * @param user the account of the person logged in, null for nobody
 * @param inChinese link to this page in Chinese
 * @param inEnglish link to this page in English
 * @param readsMail whether that person may read mail that came in
 * @param demo whether this is the demo
 */
record Site(@Nullable String user, String inChinese, String inEnglish, boolean readsMail, boolean demo) {}
