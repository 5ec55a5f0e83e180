/** The page on which a secretariat answers a person about their data. */
@NullMarked
package org.charterflow.personaldata.web;

import org.jspecify.annotations.NullMarked;
