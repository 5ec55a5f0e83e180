/** The doors of mail on the web: intake over HTTP, what became of a mail, the way from a link in a mail to its page. */
@NullMarked
package org.charterflow.mail.web;

import org.jspecify.annotations.NullMarked;
