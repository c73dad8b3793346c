/**
 * Other routers and bare parts, to run beside the engine in the same run: what a router costs
 * without a log, what the obvious Java router does, what the ring and the log cost by themselves.
 */
package org.strowger.bench.peers;
