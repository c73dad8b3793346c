/**
 * What the engine carries, measured beside other ways to do the same work: the command line of the
 * benchmarks.
 */
package org.strowger.bench;
