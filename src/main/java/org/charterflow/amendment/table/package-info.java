/** Decision tables as an amendment proposes them: read from strangers' files, checked, compared, written. */
@NullMarked
package org.charterflow.amendment.table;

import org.jspecify.annotations.NullMarked;
