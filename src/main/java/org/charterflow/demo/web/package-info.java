/** Pages of the demo: everybody's mailbox, so that one person can play all parts, and the clock. */
@NullMarked
package org.charterflow.demo.web;

import org.jspecify.annotations.NullMarked;
