/** The routing engine as a process. */
package org.strowger.gateway;
