/** Payloads of customers, sealed before they reach the engine, and opened for who reads events. */
package org.strowger.gateway.payload;
