/** What a journal is and holds, without executing it. */
package org.strowger.replay.describe;
