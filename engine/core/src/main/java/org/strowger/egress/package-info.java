/** Events on their way out: from the core, over a thread of its own, to the listener. */
package org.strowger.egress;
