/** What the models of minutes call, and the doors that continue them. */
@NullMarked
package org.charterflow.minutes.process;

import org.jspecify.annotations.NullMarked;
