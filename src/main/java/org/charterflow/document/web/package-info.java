/** Documents on the web, for those entitled. */
@NullMarked
package org.charterflow.document.web;

import org.jspecify.annotations.NullMarked;
