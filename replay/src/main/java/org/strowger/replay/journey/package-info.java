/** The story of one customer in a journal. */
package org.strowger.replay.journey;
