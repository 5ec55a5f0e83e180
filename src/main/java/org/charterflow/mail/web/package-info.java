/** The way from a link in a mail to a feature's page. */
@NullMarked
package org.charterflow.mail.web;

import org.jspecify.annotations.NullMarked;
