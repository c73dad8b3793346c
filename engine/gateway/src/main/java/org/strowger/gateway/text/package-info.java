/**
 * How durations, times and ids are written in plans, commands and events, and what people are told.
 */
package org.strowger.gateway.text;
