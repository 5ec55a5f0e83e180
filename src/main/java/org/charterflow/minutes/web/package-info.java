/** Pages and API of minutes. */
@NullMarked
package org.charterflow.minutes.web;

import org.jspecify.annotations.NullMarked;
