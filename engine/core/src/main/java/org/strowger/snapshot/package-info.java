/** The core's state as files, so that a start need not read the journal from its first record. */
package org.strowger.snapshot;
