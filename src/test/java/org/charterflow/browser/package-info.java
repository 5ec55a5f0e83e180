/** The product as people see it: a real browser on the running demo. Skipped, saying so, where there is none. */
@NullMarked
package org.charterflow.browser;

import org.jspecify.annotations.NullMarked;
