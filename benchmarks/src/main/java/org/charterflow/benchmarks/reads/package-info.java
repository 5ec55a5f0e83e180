/** B7: what people read, in an installation of a thousand alliances. */
package org.charterflow.benchmarks.reads;
