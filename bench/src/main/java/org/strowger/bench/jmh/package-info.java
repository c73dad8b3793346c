/** Benchmarks under JMH: the core alone, the pipeline, and yardsticks for both in the same run. */
package org.strowger.bench.jmh;
