/** Who is looking: the roles of the person behind a request, asked by every page and every API before it answers. */
@NullMarked
package org.charterflow.access;

import org.jspecify.annotations.NullMarked;
