/** Keeps documents with hash, verified type and audience, and makes PDFs. */
@NullMarked
package org.charterflow.document;

import org.jspecify.annotations.NullMarked;
