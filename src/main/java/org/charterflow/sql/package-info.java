/** Values on their way into SQL. Knows no table and no module. */
@NullMarked
package org.charterflow.sql;

import org.jspecify.annotations.NullMarked;
