/** The holiday calendars as pages and in the API. */
@NullMarked
package org.charterflow.charter.web;

import org.jspecify.annotations.NullMarked;
