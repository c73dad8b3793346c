package org.strowger.journal;

import java.nio.file.Path;

/** A journal cannot be trusted beyond a point; the engine does not start on it. */
public final class JournalDamagedException extends RuntimeException {
  private final transient Damage damage;

  /** Names the directory, the damage and what to do. */
  public JournalDamagedException(Path directory, Damage damage, String whatToDo) {
    super("journal in " + directory + " is damaged at " + damage.describe() + ". " + whatToDo);
    this.damage = damage;
  }

  /** Sequence of the first command that cannot be trusted. */
  public long sequence() {
    return damage.sequence();
  }

  /** Position of the record in the journal, -1 if it has none. */
  public long position() {
    return damage.position();
  }

  /** What is wrong. */
  public String what() {
    return damage.what();
  }

  /** Last command up to which everything is intact. */
  public long intactThrough() {
    return damage.intactThrough();
  }
}
