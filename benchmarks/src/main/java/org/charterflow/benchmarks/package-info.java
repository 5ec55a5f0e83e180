/**
 * What the product's work costs, measured beside floors and peers: one process for each contestant, all on one
 * PostgreSQL, in turns forwards and backwards; nobody's time counts before an oracle has checked what was done.
 */
package org.charterflow.benchmarks;
