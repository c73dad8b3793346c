/** What is intact of a damaged journal, in a new directory. */
package org.strowger.replay.repair;
