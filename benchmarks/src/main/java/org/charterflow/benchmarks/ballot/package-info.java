/** B2: a ballot of many seats, everybody voting at once. */
package org.charterflow.benchmarks.ballot;
