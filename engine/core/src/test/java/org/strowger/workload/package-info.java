/**
 * Reference workloads, shared by the tests of the engine and by the benchmarks: traces of commands
 * that any router can run, with the answers that are right.
 */
package org.strowger.workload;
