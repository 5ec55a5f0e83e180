/** Mail through its doors, with the real database and the real outbox. */
@NullMarked
package org.charterflow.mail.inbound;

import org.jspecify.annotations.NullMarked;
