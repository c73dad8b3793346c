/** What customers met with in a journal: answers, promises, hand-overs, shifts, outcomes. */
package org.strowger.replay.report;
