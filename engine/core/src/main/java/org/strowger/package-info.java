/** The routing engine: wiring of its stages in flow order. */
package org.strowger;
