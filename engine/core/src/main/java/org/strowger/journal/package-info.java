/**
 * The log: sealing, appending, marks, and the ports behind which the files are.
 *
 * <pre>
 * record ==> Seal (sequence, time, crc, chain) ==> JournalSink ==> core.apply ==> mark now and then
 * </pre>
 */
package org.strowger.journal;
