/** How durations, times and ids are written in plans, commands and events. */
package org.strowger.gateway.text;
