/** Mail that comes in: the doors, the store, and the pipeline from stored bytes to a disposition. */
@NullMarked
package org.charterflow.mail.inbound;

import org.jspecify.annotations.NullMarked;
