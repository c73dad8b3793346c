/** A signature of the operator under what a journal holds. */
package org.strowger.replay.seal;
