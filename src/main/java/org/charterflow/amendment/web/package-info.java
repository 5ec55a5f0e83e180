/** Pages and API of amendments. */
@NullMarked
package org.charterflow.amendment.web;

import org.jspecify.annotations.NullMarked;
