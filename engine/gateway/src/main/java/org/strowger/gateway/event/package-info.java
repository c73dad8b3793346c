/** Events as JSON Lines. */
package org.strowger.gateway.event;
