/** Groups in the register, and their doors for browsers and programs. */
@NullMarked
package org.charterflow.group.web;

import org.jspecify.annotations.NullMarked;
