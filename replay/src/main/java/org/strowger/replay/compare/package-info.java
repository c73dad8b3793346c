/** Journals and builds compared: where two journals, or two builds on one journal, part. */
package org.strowger.replay.compare;
