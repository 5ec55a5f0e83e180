/** Pages of the register, and the manners of every page and API: layout, languages, problem details, documentation. */
@NullMarked
package org.charterflow.register.web;

import org.jspecify.annotations.NullMarked;
