/** Commands as JSON Lines: read lines, parse strictly, publish to the engine. */
package org.strowger.gateway.command;
