/** Amendments of the governing documents: from the draft to the day the new text and its rules take effect. */
@NullMarked
package org.charterflow.amendment;

import org.jspecify.annotations.NullMarked;
