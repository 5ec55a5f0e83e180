/** The two languages every text for people has, and the one exception that tells people which rule they met. */
@NullMarked
package org.charterflow.language;

import org.jspecify.annotations.NullMarked;
