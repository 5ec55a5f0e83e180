/** Leaving the alliance: from a member's declaration to the end of its membership, and what binds it beyond. */
@NullMarked
package org.charterflow.withdrawal;

import org.jspecify.annotations.NullMarked;
