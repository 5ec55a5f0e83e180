/** Threads a case by its number: its state, its append-only journal, and what it still needs. */
@NullMarked
package org.charterflow.casefile;

import org.jspecify.annotations.NullMarked;
