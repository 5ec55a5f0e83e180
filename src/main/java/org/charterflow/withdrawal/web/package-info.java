/** Leaving the alliance in the API. */
@NullMarked
package org.charterflow.withdrawal.web;

import org.jspecify.annotations.NullMarked;
