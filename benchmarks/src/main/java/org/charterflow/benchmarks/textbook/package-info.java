/** The same textbook models on three engines: Camunda, Operaton and Flowable, as they come and tuned. */
package org.charterflow.benchmarks.textbook;
