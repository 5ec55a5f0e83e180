/** Everybody's mailbox on one page, so that one person can play all parts of the demo. */
@NullMarked
package org.charterflow.demo.mailbox;

import org.jspecify.annotations.NullMarked;
