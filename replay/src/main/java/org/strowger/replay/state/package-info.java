/** How everything stood at a moment of a journal. */
package org.strowger.replay.state;
