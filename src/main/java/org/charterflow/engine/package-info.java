/** Configures Camunda: schema, deployment, tenants, identity, login, clock and guards. */
@NullMarked
package org.charterflow.engine;

import org.jspecify.annotations.NullMarked;
