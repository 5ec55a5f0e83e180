/** The process {@code meeting}: its delegates and the way into it. */
@NullMarked
package org.charterflow.meeting.process;

import org.jspecify.annotations.NullMarked;
