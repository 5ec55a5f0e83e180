/** What only the demo answers. */
@NullMarked
package org.charterflow.demo.web;

import org.jspecify.annotations.NullMarked;
