/**
 * Events on their way out: from the core, over a thread of its own or that of the core, to the
 * listener.
 */
package org.strowger.egress;
