/** The records of a journal, and the events they gave, as text. */
package org.strowger.replay.dump;
