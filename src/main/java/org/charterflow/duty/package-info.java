/** The duty calendar: what a charter demands to be held, what is held and called, and who is warned before it is missed. */
@NullMarked
package org.charterflow.duty;

import org.jspecify.annotations.NullMarked;
