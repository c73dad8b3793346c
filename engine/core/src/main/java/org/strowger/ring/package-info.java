/**
 * Commands in one total order, from any thread to one consumer. The only user of the Disruptor.
 *
 * <pre>
 * publisher, publisher ... ==> CommandRing ==> RecordStage: append, commit, apply
 * </pre>
 */
package org.strowger.ring;
