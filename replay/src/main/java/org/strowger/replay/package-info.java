/** Reads, verifies and replays journals of the routing engine. */
package org.strowger.replay;
