/**
 * Looks at a running engine and decides nothing: live figures in a mapped file, and the detection
 * of stages that stall.
 */
package org.strowger.monitor;
