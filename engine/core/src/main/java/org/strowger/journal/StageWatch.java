package org.strowger.journal;

/** Looks on while batches pass the stage. Called on its thread; must be quick and throw nothing. */
public interface StageWatch {
  /** Looks at nothing. */
  StageWatch NONE =
      new StageWatch() {
        @Override
        public void began(long publishedNs) {}

        @Override
        public void journaled(long sequence) {}

        @Override
        public void applied() {}

        @Override
        public void idle() {}
      };

  /** A batch begins; its first record was published at this time of {@link System#nanoTime}. */
  void began(long publishedNs);

  /** A batch is in the journal, up to this sequence. */
  void journaled(long sequence);

  /** A batch is applied. */
  void applied();

  /** There is nothing to do. */
  void idle();
}
