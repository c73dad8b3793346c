/** What the tests of the engine share. */
package org.strowger.harness;
