/** The verdict on a journal, by executing it again. */
package org.strowger.replay.verify;
