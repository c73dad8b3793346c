/** Commands on their way in: numbers for names, one reading of the clock, a record, the ring. */
package org.strowger.ingress;
