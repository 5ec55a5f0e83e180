/** What the model of amendments calls, and the doors that start and continue its cases. */
@NullMarked
package org.charterflow.amendment.process;

import org.jspecify.annotations.NullMarked;
