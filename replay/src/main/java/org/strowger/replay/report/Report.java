package org.strowger.replay.report;

import java.time.ZoneId;
import org.agrona.DirectBuffer;
import org.strowger.codec.Envelope;
import org.strowger.recovery.JournalReader;
import org.strowger.replay.Execution;
import org.strowger.replay.text.Dictionary;

/** Executes the records of a journal and counts what customers and agents met with. One thread. */
public final class Report {
  private final JournalCounter counter;
  private final Execution execution;

  /**
   * Nothing is counted yet.
   *
   * @param journal to be read
   * @param intervalMs length of an interval
   * @param zone in whose wall clock intervals begin
   */
  public Report(JournalReader journal, long intervalMs, ZoneId zone) {
    Dictionary dictionary = new Dictionary();
    counter = new JournalCounter(journal, dictionary, intervalMs, zone);
    execution = new Execution(journal, dictionary, counter::onEvent);
  }

  /** Takes the next record. */
  public void onRecord(DirectBuffer buffer, int offset, int length) {
    if (Envelope.kind(buffer, offset) != Envelope.MARK) {
      counter.onCommand(buffer, offset, length);
      execution.apply(buffer, offset, length);
    }
  }

  /**
   * The figures, when all records have been taken.
   *
   * @param name of the journal
   * @param reading of its records
   */
  public ReportFigures figures(String name, JournalReader.Reading reading) {
    return counter.figures(name, reading);
  }
}
