/** B3: a notice to many, its outbox durable, its timer armed. */
package org.charterflow.benchmarks.notice;
