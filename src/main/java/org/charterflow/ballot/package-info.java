/** Puts one question to one organ: sealed electorate, append-only votes, exact tally, resolution. */
@NullMarked
package org.charterflow.ballot;

import org.jspecify.annotations.NullMarked;
