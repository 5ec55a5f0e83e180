/** Pages and API of meetings. */
@NullMarked
package org.charterflow.meeting.web;

import org.jspecify.annotations.NullMarked;
