/** Paced load: latency from the time a command was meant to be sent. */
package org.strowger.bench.load;
