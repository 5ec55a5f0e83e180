/** The process of a ballot: its delegates and listeners, and the doors by which votes reach a running instance. */
@NullMarked
package org.charterflow.ballot.process;

import org.jspecify.annotations.NullMarked;
