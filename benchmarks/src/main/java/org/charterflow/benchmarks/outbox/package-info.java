/** B5: an outbox drained to a mail server, and a node killed over it. */
package org.charterflow.benchmarks.outbox;
