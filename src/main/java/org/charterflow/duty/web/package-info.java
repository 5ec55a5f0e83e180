/** Page, API and calendar feeds of the duty calendar. */
@NullMarked
package org.charterflow.duty.web;

import org.jspecify.annotations.NullMarked;
