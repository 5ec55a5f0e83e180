/** The seam between the model of the membership application and its domain: one delegate or listener per step. */
@NullMarked
package org.charterflow.membership.process;

import org.jspecify.annotations.NullMarked;
