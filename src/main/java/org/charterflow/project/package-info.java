/** Open-source projects: from a member's proposal to the project in the register. */
@NullMarked
package org.charterflow.project;

import org.jspecify.annotations.NullMarked;
