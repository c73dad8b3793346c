/** Why an agent was offered an interaction, and why others were not. */
package org.strowger.replay.explain;
