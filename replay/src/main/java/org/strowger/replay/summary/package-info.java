/**
 * What a played day comes to, in figures: counted by a {@link
 * org.strowger.replay.report.ContactCounter}, gathered in a {@link
 * org.strowger.replay.summary.Summary}, written as text for people and as JSON.
 */
package org.strowger.replay.summary;
