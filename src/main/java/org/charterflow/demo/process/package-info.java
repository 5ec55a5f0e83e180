/** Brings the demo's first cases under way. */
@NullMarked
package org.charterflow.demo.process;

import org.jspecify.annotations.NullMarked;
