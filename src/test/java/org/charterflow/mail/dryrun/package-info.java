@NullMarked
package org.charterflow.mail.dryrun;

import org.jspecify.annotations.NullMarked;
