/** Who is who: the alliances, their members and representatives, their organs, seats, offices and accounts. */
@NullMarked
package org.charterflow.alliance;

import org.jspecify.annotations.NullMarked;
