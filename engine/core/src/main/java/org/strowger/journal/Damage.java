package org.strowger.journal;

/**
 * What is wrong with a journal, and where.
 *
 * @param sequence of the first command that cannot be trusted
 * @param position of the record in the journal, -1 if it has none
 * @param what is wrong
 * @param intactThrough last command before it; everything up to this one is intact
 */
public record Damage(long sequence, long position, String what, long intactThrough) {
  /** The same in one line for people. */
  public String describe() {
    String where = position < 0 ? "" : " (position 0x" + Long.toHexString(position) + ")";
    String intact =
        intactThrough == 0 ? "nothing before it" : "commands 1 to " + intactThrough + " are intact";
    return "sequence " + sequence + where + ": " + what + "; " + intact;
  }
}
