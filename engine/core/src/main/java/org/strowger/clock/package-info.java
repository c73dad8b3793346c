/** Clocks. Time is an input of the engine; it is read once for each command. */
package org.strowger.clock;
