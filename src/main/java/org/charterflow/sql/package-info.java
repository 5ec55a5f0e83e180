/** Values on their way into SQL and out of it. Knows no table and no module. */
@NullMarked
package org.charterflow.sql;

import org.jspecify.annotations.NullMarked;
