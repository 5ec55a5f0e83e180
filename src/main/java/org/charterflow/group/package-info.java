/** Working groups: set up, joined and left, led, dissolved. */
@NullMarked
package org.charterflow.group;

import org.jspecify.annotations.NullMarked;
