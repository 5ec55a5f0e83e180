/** What the models of projects call, and the doors that start and continue their cases. */
@NullMarked
package org.charterflow.project.process;

import org.jspecify.annotations.NullMarked;
