/** The journal in files of Chronicle Queue. The only user of Chronicle. */
package org.strowger.journal.chronicle;
