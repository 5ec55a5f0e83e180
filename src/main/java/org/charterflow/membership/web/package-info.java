/** The applicant's doors: the API, the page behind the links in mails, and the page that sets a new password. */
@NullMarked
package org.charterflow.membership.web;

import org.jspecify.annotations.NullMarked;
