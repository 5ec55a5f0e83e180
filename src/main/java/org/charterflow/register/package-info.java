/** The public record and the case pages: what an alliance shows of itself, and to whom. */
@NullMarked
package org.charterflow.register;

import org.jspecify.annotations.NullMarked;
