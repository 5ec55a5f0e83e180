/** Pages and API of projects and proposals. */
@NullMarked
package org.charterflow.project.web;

import org.jspecify.annotations.NullMarked;
