/** How much of a disk the engine leaves free. */
package org.strowger.disk;
