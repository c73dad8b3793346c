/** The JSON Schemas of commands, events and the plan. */
package org.strowger.gateway.schema;
