/** The commands that play days against an engine: {@code day}, {@code trace}, {@code generate}. */
package org.strowger.replay.play;
