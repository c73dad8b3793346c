/** A snapshot written without the engine. */
package org.strowger.replay.snapshot;
