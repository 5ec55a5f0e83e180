/** The command that tells what would become of a folder of mails. */
@NullMarked
package org.charterflow.mail.dryrun;

import org.jspecify.annotations.NullMarked;
