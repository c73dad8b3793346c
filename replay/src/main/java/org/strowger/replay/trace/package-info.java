/**
 * What customers and agents did, or are to do: contact records, and the shifts of agents.
 *
 * <pre>
 * mapping file -> MappingReader -> Mapping \
 *                                           RecordReader -> Trace (contact records, bad rows, rows left out)
 * records file -------------------------- /
 * shifts file -> ShiftReader -> shifts, or records -> ShiftInference -> shifts
 * </pre>
 */
package org.strowger.replay.trace;
