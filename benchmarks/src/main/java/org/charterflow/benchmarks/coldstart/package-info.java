/** B8: from the start of the process to the first page of somebody who has logged in. */
package org.charterflow.benchmarks.coldstart;
