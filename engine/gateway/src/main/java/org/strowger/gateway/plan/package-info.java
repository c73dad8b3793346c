/** The plan as people write it: YAML, or the same shape in JSON, checked with line and column. */
package org.strowger.gateway.plan;
