/** Checks of models, tables, forms, texts and architecture: what a reader would otherwise have to notice. */
@NullMarked
package org.charterflow.checks;

import org.jspecify.annotations.NullMarked;
