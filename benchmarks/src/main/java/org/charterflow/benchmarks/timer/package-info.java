/** B4: many timers due together, and one on an idle node. */
package org.charterflow.benchmarks.timer;
