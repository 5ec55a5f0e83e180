/** The demo: its own PostgreSQL and mail server, fictional alliances, and a clock that can be moved. */
@NullMarked
package org.charterflow.demo;

import org.jspecify.annotations.NullMarked;
