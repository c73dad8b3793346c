/** What a running engine tells of itself. */
package org.strowger.replay.figures;
