/** Benchmarks of single parts. */
package org.strowger.bench.jmh;
