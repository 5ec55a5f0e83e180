/** Meetings of organs: call, agenda, notice, roll and votes; what was late is not decided. */
@NullMarked
package org.charterflow.meeting;

import org.jspecify.annotations.NullMarked;
