/**
 * The application against the world's failures: real mail servers, a real database, and nodes in processes of their own
 * that die at named points.
 */
@org.jspecify.annotations.NullMarked
package org.charterflow.faults;
