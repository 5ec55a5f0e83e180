/** B6: mails that come in and start processes. */
package org.charterflow.benchmarks.intake;
