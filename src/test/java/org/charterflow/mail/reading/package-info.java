/** What mails say, shown with message files and generated messages. */
@NullMarked
package org.charterflow.mail.reading;

import org.jspecify.annotations.NullMarked;
