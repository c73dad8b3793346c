/** Runs that end in one table: engine and peers side by side. */
package org.strowger.bench.report;
