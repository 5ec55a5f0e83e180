/** The public API of alliances and their members. */
@NullMarked
package org.charterflow.alliance.web;

import org.jspecify.annotations.NullMarked;
