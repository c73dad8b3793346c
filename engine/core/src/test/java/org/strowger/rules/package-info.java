/**
 * The rules of matching one by one: small stories whose outcome was worked out by hand from the
 * text. Every story runs on the model and, in every way, on the core.
 */
package org.strowger.rules;
