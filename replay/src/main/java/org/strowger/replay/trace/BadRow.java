package org.strowger.replay.trace;

/**
 * A row that was not used because it cannot be read. Bad rows are counted and told, never silently
 * dropped.
 *
 * @param file name of the file
 * @param line where the row starts, from 1
 * @param column name of the column, or of several; empty if it is about the whole row
 * @param value what stood there
 * @param problem what is wrong with it
 */
public record BadRow(String file, long line, String column, String value, String problem) {
  @Override
  public String toString() {
    String where = file + " line " + line;
    return column.isEmpty()
        ? where + ": " + problem
        : where + ", column " + column + ": \"" + value + "\" " + problem;
  }
}
