/** What the model of leaving calls, and the doors that start and continue its cases. */
@NullMarked
package org.charterflow.withdrawal.process;

import org.jspecify.annotations.NullMarked;
