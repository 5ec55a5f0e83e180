/** What the model of working groups calls, and the doors that start and continue its cases. */
@NullMarked
package org.charterflow.group.process;

import org.jspecify.annotations.NullMarked;
