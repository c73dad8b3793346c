/** What is in the journal, as text: messages of any schema version, names, JSON and CSV. */
package org.strowger.replay.text;
