/** B1: an applicant becomes a member: mail, review, seven votes, decision. */
package org.charterflow.benchmarks.admission;
