package org.strowger.journal;

/**
 * What is wrong with a journal, and where.
 *
 * @param sequence of the first command that cannot be trusted
 * @param position of the record in the journal, -1 if it has none
 * @param what is wrong
 * @param intactThrough last command before it; everything up to this one that was looked at is
 *     intact
 * @param lookedAtFrom first command that was looked at; those before may have been removed, or
 *     their state been taken from a snapshot
 */
public record Damage(
    long sequence, long position, String what, long intactThrough, long lookedAtFrom) {
  /** Of a journal that was looked at from its first command on. */
  public Damage(long sequence, long position, String what, long intactThrough) {
    this(sequence, position, what, intactThrough, 1);
  }

  /** The same of a journal that was looked at from a command on. */
  public Damage lookedAtFrom(long first) {
    return new Damage(sequence, position, what, intactThrough, first);
  }

  /** The same in other words. */
  public Damage saying(String words) {
    return new Damage(sequence, position, words, intactThrough, lookedAtFrom);
  }

  /** What is intact, for people. */
  public String intact() {
    if (lookedAtFrom == 1 || intactThrough == 0) {
      return intactThrough == 0 ? "nothing" : "commands 1 to " + intactThrough;
    }
    String intact =
        intactThrough < lookedAtFrom
            ? "nothing from " + lookedAtFrom + " on"
            : "commands " + lookedAtFrom + " to " + intactThrough;
    return intact + "; what is before was not looked at";
  }

  /** The same in one line for people. */
  public String describe() {
    String where = position < 0 ? "" : " (position 0x" + Long.toHexString(position) + ")";
    return "sequence " + sequence + where + ": " + what + "; intact: " + intact();
  }
}
