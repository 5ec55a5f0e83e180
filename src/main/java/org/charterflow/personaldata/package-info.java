/** What is kept of a person, why, and its erasure by two persons when it has served its purpose. */
@NullMarked
package org.charterflow.personaldata;

import org.jspecify.annotations.NullMarked;
