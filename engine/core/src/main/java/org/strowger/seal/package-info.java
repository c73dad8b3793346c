/**
 * Payloads sealed with a key for each customer, and the keys, which are kept outside the journal:
 * to forget a customer is to destroy a key. The engine itself sees sealed bytes only.
 */
package org.strowger.seal;
