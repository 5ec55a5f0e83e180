/** Which rule applies: decisions from the charters' tables, periods and calendars, governing documents and readings. */
@NullMarked
package org.charterflow.charter;

import org.jspecify.annotations.NullMarked;
