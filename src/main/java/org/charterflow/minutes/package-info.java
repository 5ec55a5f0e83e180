/** Minutes of meetings: from the draft over the confirmation to the version that is never changed, and what it asks of whom. */
@NullMarked
package org.charterflow.minutes;

import org.jspecify.annotations.NullMarked;
