/** The engine's schema as Flyway migrations, so that two nodes starting on an empty database do not race. */
@NullMarked
package org.charterflow.engine.migration;

import org.jspecify.annotations.NullMarked;
