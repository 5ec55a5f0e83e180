/** One login for own pages, the API and Camunda's web applications. */
@NullMarked
package org.charterflow.engine.login;

import org.jspecify.annotations.NullMarked;
