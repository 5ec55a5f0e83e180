/** The membership application: from the first mail to the member in the register. */
@NullMarked
package org.charterflow.membership;

import org.jspecify.annotations.NullMarked;
